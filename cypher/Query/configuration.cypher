// The newest version where none is asked for. Version 0, which counts where nothing was configured, belongs to no community.
// :param community => 'demo'
// :param version => 3
MATCH (node:IndexConfiguration)
WHERE node.community IN ['', $community]
  AND node.version >= 0
  AND node.version = $version // when version
ORDER BY node.version DESC

// The settings of a community: its newest version, or what counts where nothing was configured.
// :param community => 'demo'
MATCH (configuration:IndexConfiguration)
WHERE configuration.community IN ['', $community]
  AND configuration.version >= 0
RETURN properties(configuration) AS settings
ORDER BY configuration.version DESC
LIMIT 1

// The settings of a community: its newest version up to one, or what counts where nothing was configured.
// :param community => 'demo'
// :param version => 2147483647
MATCH (configuration:IndexConfiguration)
WHERE configuration.community IN ['', $community]
  AND 0 <= configuration.version <= $version
RETURN properties(configuration) AS settings
ORDER BY configuration.version DESC
LIMIT 1

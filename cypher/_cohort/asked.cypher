// What rules need to know of a community.
// :param community => 'demo'
MATCH (home:Community {key: $community})
CALL (home) {
  MATCH (settings:IndexConfiguration)
  WHERE settings.community IN ['', home.key] AND settings.version >= 0
  RETURN settings ORDER BY settings.version DESC LIMIT 1
}
RETURN coalesce(home.timeZone, 'UTC') AS timeZone, home.currency AS currency, settings.positiveReactions AS positive, settings.negativeReactions AS negative

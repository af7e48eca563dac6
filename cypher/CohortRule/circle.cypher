// Who has left stays related to it.
// :param community => 'demo'
// :param key => 'moon'
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN EXISTS {
  MATCH (parent)-[belonging:BELONGS_TO]->(:Circle {community: $community, key: $key})
  WHERE coalesce(belonging.until > $now, true)
} AS value

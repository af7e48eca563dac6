// A page of the members of a community, by key, with the time of the newest thing they did that is known as an event.
// :param community => 'demo'
// :param until => datetime('2024-01-01T00:00:00Z')
// :param after => 'ada'
// :param most => 1000
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after
WITH m ORDER BY m.community, m.key LIMIT $most
CALL (m) {
  OPTIONAL MATCH (e:Event)
  WHERE e.memberId = m.id AND e.at <= $until
  WITH e ORDER BY e.memberId DESC, e.at DESC LIMIT 1
  RETURN e.at AS event
}
RETURN m.id AS id, m.key AS key, m.joinedAt AS joinedAt, event

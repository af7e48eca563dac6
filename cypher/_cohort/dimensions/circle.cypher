// The circles that they belong to and have not left; who belongs to several counts in each.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
RETURN head([circles IN [COLLECT { MATCH (parent)-[belonging:BELONGS_TO]->(circle:Circle) WHERE coalesce(belonging.until > $now, true) RETURN circle.key }]
  | CASE WHEN circles = [] THEN [null] ELSE circles END]) AS value

// What members are and have by a time: the circles they belong to, and how many badges they have earned.
// :param members => ['01J']
// :param asOf => datetime('2024-01-01T00:00:00Z')
UNWIND $members AS id
MATCH (m:Member {id: id})
RETURN id,
  COLLECT {
    MATCH (m)-[r:BELONGS_TO]->(c:Circle)
    WHERE coalesce(r.since <= $asOf, true) AND coalesce(r.until > $asOf, true)
    RETURN c.id
  } AS circles,
  COUNT { MATCH (m)-[r:EARNED]->(:Badge) WHERE coalesce(r.at <= $asOf, true) } AS badges

// Which of some members have more than 2,000 below them.
// :param parents => ['01J']
UNWIND $parents AS id
MATCH (n:Member {id: id})
CALL (*) {
  MATCH (n)-[:REFERRED*1..]->(m:Member)
  WITH m LIMIT 2001
  RETURN count(m) AS below
}
WITH n, below
WHERE below > 2000
RETURN collect({id: n.id, key: n.key}) AS data

// One batch of a ranking.
// :param snapshot => '01'
// :param rows => [{member: '02', position: 1, rank: 1, score: 100.0, percentile: 1.0, pyramid: 'HEAD', delta: null, raw: 0.5}]
MATCH (s:Snapshot {id: $snapshot, status: 'WRITING'})
UNWIND $rows AS row
MATCH (m:Member {id: row.member})
CREATE (s)-[:RANKED {
  snapshot: $snapshot, position: row.position, rank: row.rank, score: row.score, percentile: row.percentile,
  pyramid: row.pyramid, delta: row.delta, raw: row.raw
}]->(m)
RETURN count(*) AS written

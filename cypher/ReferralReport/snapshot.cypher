// The ranking.
MATCH (node:Snapshot {id: parent.snapshot})

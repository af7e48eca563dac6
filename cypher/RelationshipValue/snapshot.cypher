// The computation that a rank belongs to.
MATCH (node:Snapshot {id: parent.snapshot})

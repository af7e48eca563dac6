// The computation that the list is read from.
MATCH (node:Snapshot {id: parent.snapshot})

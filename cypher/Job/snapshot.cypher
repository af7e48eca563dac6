// What came of it.
MATCH (node:Snapshot {id: parent.snapshot, status: 'READY'})

// The ranking that is the current one since then.
MATCH (node:Snapshot {id: parent.snapshot, status: 'READY'})

// Seeds are chosen before this runs; their snapshot is read.
// :param measured => '01JSNAPSHOT'
MATCH (node:Snapshot {id: $measured, kind: 'SEEDS'})

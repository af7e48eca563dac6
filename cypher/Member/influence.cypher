// Where a member stands in a snapshot.
// :param snapshot => '01JSNAPSHOT'
MATCH (:Snapshot {id: $snapshot, kind: 'INFLUENCE'})-[node:RANKED]->(parent)

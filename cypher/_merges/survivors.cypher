// Who the members are that have these keys, or had them once and were merged away since.
// :param community => 'demo'
// :param keys => ['ben']
UNWIND $keys AS key
MATCH (:Member|Merged {community: $community, key: key})-[:MERGED_INTO*0..]->(survivor:Member)
RETURN key, survivor.key AS survivor

// Their tags; who has several counts in each.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN head([tags IN [COLLECT { MATCH (parent)-[:TAGGED]->(tag:Tag) RETURN DISTINCT tag.name }] | CASE WHEN tags = [] THEN [null] ELSE tags END]) AS value

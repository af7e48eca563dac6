// The index and its query are made of the text before this runs.
// :param index => 'words'
// :param query => '+(title:"hops" body:"hops")'
// :param community => 'demo'
CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score
WITH node, {score: score} AS edge
WHERE node.community = $community
ORDER BY edge.score DESC, node.id

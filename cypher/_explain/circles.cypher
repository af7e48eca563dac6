// Circles by their ids.
// :param circles => ['01J']
UNWIND $circles AS id
MATCH (c:Circle {id: id})
RETURN id, c.key AS key

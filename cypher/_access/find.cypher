// The API key of that id.
// :param id => '01jkey'
MATCH (k:ApiKey {id: $id})
RETURN k {.*} AS key

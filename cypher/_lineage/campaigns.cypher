// The keys of some campaigns.
// :param parents => ['01J']
UNWIND $parents AS id
MATCH (c:Campaign {id: id})
RETURN collect({id: id, key: c.key}) AS data

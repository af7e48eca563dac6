// Some blocks of a ranking by relationship value.
// :param blocks => [{snapshot: '01', community: 'demo', first: 1, last: 2, members: ['02', '03'], ranks: [1, 2], scores: [100.0, 50.0]}]
UNWIND $blocks AS block
CREATE (b:ValueBlock)
SET b = block
RETURN count(*) AS written

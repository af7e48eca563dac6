// Some blocks of a ranking, by member.
// :param blocks => [{snapshot: '01', last: '03', members: ['02', '03'], positions: [1, 2]}]
UNWIND $blocks AS block
CREATE (b:PlaceBlock)
SET b = block
RETURN count(*) AS written

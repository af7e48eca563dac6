// Some blocks of a snapshot's rankings, by member.
// :param blocks => [{snapshot: '01', last: '03', members: ['02', '03'], positions: [1, 2], valuePositions: [2, 1]}]
UNWIND $blocks AS block
CREATE (b:PlaceBlock)
SET b = block
RETURN count(*) AS written

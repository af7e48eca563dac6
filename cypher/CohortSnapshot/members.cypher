// As they were kept, block by block.
MATCH (block:CohortBlock)
WHERE block.snapshot = parent.id AND block.first > 0
UNWIND range(0, size(block.members) - 1) AS i
WITH {position: block.first + i, member: block.members[i]} AS edge
MATCH (node:Member {id: edge.member})
ORDER BY edge.position

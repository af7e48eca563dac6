// The circles of a community, in a channel or directly.
MATCH (node:Circle)
WHERE node.community = parent.key AND node.key IS NOT NULL
ORDER BY node.key

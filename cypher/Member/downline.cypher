// The tree of those a member brought; referrals form a forest, so every member has one path.
// :param maxDepth => 3
MATCH path = (parent)-[referrals:REFERRED*1..30]->(node:Member)
WHERE length(path) <= $maxDepth
WITH node, {depth: length(path), referral: last(referrals)} AS edge
ORDER BY edge.depth, node.key

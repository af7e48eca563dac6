// Codes, each of a member.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (code:ReferralCode)
WHERE code.community = $community AND code.key > $after
WITH code ORDER BY code.community, code.key LIMIT $limit
RETURN code.key AS after, COLLECT {
  MATCH (member:Member)-[:HOLDS]->(code)
  RETURN code {.*, member: member.key} AS row
} AS rows

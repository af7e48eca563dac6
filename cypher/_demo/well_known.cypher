// Members that make a good first example: one who brought many, and one who is followed by many and makes contents.
// :param community => 'demo'
MATCH (member:Member {community: $community})
WHERE member.key IS NOT NULL
WITH member, COUNT { (member)-[:REFERRED]->() } AS brought, COUNT { (member)<-[:FOLLOWS]-() } AS followers,
  COUNT { (member)-[:AUTHORED]->() } AS made
ORDER BY followers * made DESC
WITH collect({member: member, brought: brought}) AS all
UNWIND all AS one
WITH all[0].member.handle AS handle, one ORDER BY one.brought DESC LIMIT 1
RETURN handle, one.member.key AS root

// The relationship that brought a member.
MATCH (parent)<-[node:REFERRED]-(:Member)

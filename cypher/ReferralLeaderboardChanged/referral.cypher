// The relationship that brought the member.
MATCH (:Member {id: parent.subject})<-[node:REFERRED]-(:Member)

// Events that were stored before say whose they are, and are packed. A second attempt makes the same of them.
MATCH (member:Member)
CALL (member) {
  MATCH (member)-[:DID]->(event:Event)
  SET event.memberId = member.id
  WITH member, event.type AS type, event.at.epochMillis AS time ORDER BY time
  WITH member, type, collect(time) AS times
  MERGE (activity:Activity {memberId: member.id, type: type})
  MERGE (member)-[:DOES]->(activity)
  SET activity += {community: member.community, count: size(times), times: times[-64..], packed: times[..-64], packedUntil: times[-65],
    firstAt: datetime({epochMillis: times[0]}), lastAt: datetime({epochMillis: times[-1]})}
} IN TRANSACTIONS OF 100 ROWS;

// The bound as `Wilson` has it, of reactions by others.
// :param community => 'demo'
// :param topic => 'optics'
// :param origin => 'UGC'
// :param kind => 'post'
// :param quality => 0.5
// :param positive => ['like']
// :param negative => ['dislike']
RETURN EXISTS {
  MATCH (parent)-[:AUTHORED]->(made:Content)
  MATCH (made)-[:ABOUT]->(:Topic {community: $community, name: $topic}) // when topic
  WHERE made.community = $community
    AND made.origin = $origin // when origin
    AND made.kind = $kind // when kind
    AND any(n IN [reduce(n = {good: 0, bad: 0}, one IN COLLECT { // when quality
        MATCH (made)<-[reaction:REACTED]-(other:Member) // when quality
        WHERE other <> parent // when quality
        RETURN {kind: toLower(reaction.kind), count: 1} AS one // when quality
        UNION ALL // when quality
        MATCH (made)-[:COUNTED]->(anonymous:ReactionCount) // when quality
        RETURN {kind: toLower(anonymous.kind), count: anonymous.count} AS one // when quality
      } | {good: n.good + CASE WHEN one.kind IN $positive THEN one.count ELSE 0 END, // when quality
           bad: n.bad + CASE WHEN one.kind IN $negative THEN one.count ELSE 0 END})] // when quality
      WHERE $quality <= CASE // when quality
        WHEN n.good = 0 THEN 0.0 // when quality
        ELSE (n.good + 1.920729410347062 - 1.959963984540054 * sqrt(1.0 * n.good * n.bad / (n.good + n.bad) + 0.960364705173531)) / (n.good + n.bad + 3.841458820694124) // when quality
      END) // when quality
} AS value

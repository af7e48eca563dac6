// What is part of a topic.
MATCH (parent)<-[:BROADER]-(node:Topic)
ORDER BY node.name

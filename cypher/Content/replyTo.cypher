// What a content replies to.
MATCH (parent)-[:REPLY_TO]->(node:Content)

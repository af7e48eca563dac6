// Who stayed; if they were merged away themselves, who they are now.
MATCH (parent)-[:INTO]->()-[:MERGED_INTO*0..]->(node:Member)

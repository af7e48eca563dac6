// 244 random bits that cursors are sealed with. A version of its own: data and constraints are never one transaction.
MERGE (secret:Secret {id: 'cursors'}) ON CREATE SET secret.value = randomUUID() + randomUUID();

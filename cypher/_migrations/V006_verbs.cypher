// Requests that may come again, by the caller's own key; those that are over are found by their time.
CREATE CONSTRAINT idempotency_key IF NOT EXISTS FOR (n:IdempotencyKey) REQUIRE (n.community, n.caller, n.key) IS UNIQUE;
CREATE INDEX idempotency_at IF NOT EXISTS FOR (n:IdempotencyKey) ON (n.at);
// The lists of blocks at either of their ends.
CREATE INDEX blocks_to IF NOT EXISTS FOR ()-[r:BLOCKS]-() ON (r.toId, r.place);
CREATE INDEX blocks_from IF NOT EXISTS FOR ()-[r:BLOCKS]-() ON (r.fromId, r.place);

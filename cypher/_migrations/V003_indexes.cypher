// Secrets that all servers of a graph share.
CREATE CONSTRAINT secret_id IF NOT EXISTS FOR (n:Secret) REQUIRE n.id IS UNIQUE;
// The lists of relationships at either of their ends.
CREATE INDEX follows_to IF NOT EXISTS FOR ()-[r:FOLLOWS]-() ON (r.toId, r.place);
CREATE INDEX follows_from IF NOT EXISTS FOR ()-[r:FOLLOWS]-() ON (r.fromId, r.place);
CREATE INDEX trusts_to IF NOT EXISTS FOR ()-[r:TRUSTS]-() ON (r.toId, r.place);
CREATE INDEX trusts_from IF NOT EXISTS FOR ()-[r:TRUSTS]-() ON (r.fromId, r.place);
CREATE INDEX interacted_to IF NOT EXISTS FOR ()-[r:INTERACTED]-() ON (r.toId, r.place);
CREATE INDEX interacted_from IF NOT EXISTS FOR ()-[r:INTERACTED]-() ON (r.fromId, r.place);
CREATE INDEX reacted_to IF NOT EXISTS FOR ()-[r:REACTED]-() ON (r.toId, r.place);
CREATE INDEX reacted_from IF NOT EXISTS FOR ()-[r:REACTED]-() ON (r.fromId, r.place);
CREATE INDEX shared_to IF NOT EXISTS FOR ()-[r:SHARED]-() ON (r.toId, r.place);
CREATE INDEX shared_from IF NOT EXISTS FOR ()-[r:SHARED]-() ON (r.fromId, r.place);
// What root lists are ordered by, beside the key; the key makes it the order of one element.
CREATE INDEX member_joined IF NOT EXISTS FOR (n:Member) ON (n.community, n.joinedAt, n.key);
CREATE INDEX member_seen IF NOT EXISTS FOR (n:Member) ON (n.community, n.lastSeenAt, n.key);
CREATE INDEX content_created IF NOT EXISTS FOR (n:Content) ON (n.community, n.createdAt, n.key);
CREATE INDEX order_at IF NOT EXISTS FOR (n:Order) ON (n.community, n.at, n.key);
// Two analyzers: one that knows words and folds accents, for writing with spaces; one that cuts Chinese, Japanese and Korean into pairs.
// There is only one full-text index of the same labels and properties in the same order.
CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (n:Member|Content) ON EACH [n.handle, n.displayName, n.title, n.body]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX pairs IF NOT EXISTS FOR (n:Content|Member) ON EACH [n.body, n.title, n.displayName, n.handle]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
// A new database has these, one that the bulk importer made does not: without them, whoever knows only a label reads everything.
CREATE LOOKUP INDEX node_labels IF NOT EXISTS FOR (n) ON EACH labels(n);
CREATE LOOKUP INDEX relationship_types IF NOT EXISTS FOR ()-[r]-() ON EACH type(r);

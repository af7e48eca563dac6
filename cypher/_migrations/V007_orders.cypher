// What root lists are ordered by, beside the key; the key makes it the order of one element.
CREATE INDEX member_joined IF NOT EXISTS FOR (n:Member) ON (n.community, n.joinedAt, n.key);
CREATE INDEX member_seen IF NOT EXISTS FOR (n:Member) ON (n.community, n.lastSeenAt, n.key);
CREATE INDEX content_created IF NOT EXISTS FOR (n:Content) ON (n.community, n.createdAt, n.key);
CREATE INDEX order_at IF NOT EXISTS FOR (n:Order) ON (n.community, n.at, n.key);

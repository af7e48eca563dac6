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

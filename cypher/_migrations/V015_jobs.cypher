// What takes long is one node a community and kind, which whoever computes holds for a while.
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (n:Job) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT job_kind IF NOT EXISTS FOR (n:Job) REQUIRE (n.community, n.kind) IS UNIQUE;
CREATE INDEX job_state IF NOT EXISTS FOR (n:Job) ON (n.state);

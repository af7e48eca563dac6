// What happened, by its number once it has one, and those that wait for theirs.
CREATE CONSTRAINT entry_number IF NOT EXISTS FOR (n:Entry) REQUIRE n.number IS UNIQUE;
CREATE INDEX entry_waiting IF NOT EXISTS FOR (n:Entry) ON (n.waiting);
CREATE CONSTRAINT feed_id IF NOT EXISTS FOR (n:Feed) REQUIRE n.id IS UNIQUE;

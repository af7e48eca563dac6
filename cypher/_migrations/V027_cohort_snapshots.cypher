// What is frozen of cohorts: a node, and its members in blocks.
CREATE CONSTRAINT cohort_snapshot_id IF NOT EXISTS FOR (n:CohortSnapshot) REQUIRE n.id IS UNIQUE;
CREATE INDEX cohort_snapshot_cohort IF NOT EXISTS FOR (n:CohortSnapshot) ON (n.community, n.key, n.version, n.id);
CREATE INDEX cohort_block IF NOT EXISTS FOR (n:CohortBlock) ON (n.snapshot, n.first);

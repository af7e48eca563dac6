// Versions of saved cohorts.
CREATE CONSTRAINT cohort_id IF NOT EXISTS FOR (n:Cohort) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT cohort_version IF NOT EXISTS FOR (n:Cohort) REQUIRE (n.community, n.key, n.version) IS UNIQUE;
CREATE INDEX cohort_newest IF NOT EXISTS FOR (n:Cohort) ON (n.community, n.newest, n.key);
CREATE INDEX cohort_listed IF NOT EXISTS FOR (n:Cohort) ON (n.community, n.newest, n.id);

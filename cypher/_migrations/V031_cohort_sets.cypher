// Segmentations that were saved as cohorts.
CREATE CONSTRAINT cohort_set_id IF NOT EXISTS FOR (n:CohortSet) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT cohort_set_key IF NOT EXISTS FOR (n:CohortSet) REQUIRE (n.community, n.key) IS UNIQUE;

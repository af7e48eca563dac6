// Below how many members figures of cohorts are told to nobody but analysts, in every version of the settings: those of before had said nothing of it.
MATCH (c:IndexConfiguration) WHERE c.minimumCohort IS NULL
SET c.minimumCohort = 10;

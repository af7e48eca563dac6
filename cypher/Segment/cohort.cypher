// The rule was made before this runs.
RETURN parent.cohort AS value

// As it was worked out.
RETURN parent.cohorts AS value

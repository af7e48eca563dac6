// As it was worked out.
RETURN parent.periods AS value

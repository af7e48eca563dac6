// As it was worked out.
RETURN parent.days AS value

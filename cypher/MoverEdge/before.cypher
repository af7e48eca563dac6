// As it was worked out.
RETURN parent.before AS value

// As it was worked out.
RETURN parent.generations AS value

// As it was worked out.
RETURN parent.circles AS value

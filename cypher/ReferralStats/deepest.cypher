// As it was worked out.
RETURN parent.deepest AS value

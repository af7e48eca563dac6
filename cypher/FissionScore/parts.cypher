// As it was worked out.
RETURN parent.parts AS value

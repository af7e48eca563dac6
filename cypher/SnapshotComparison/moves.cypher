// As it was worked out.
RETURN parent.moves AS value

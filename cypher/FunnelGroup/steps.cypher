// As it was worked out.
RETURN parent.steps AS value

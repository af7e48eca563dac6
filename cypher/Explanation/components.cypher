// As it was worked out.
RETURN parent.components AS value

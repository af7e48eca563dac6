// As it was worked out.
RETURN parent.curve AS value

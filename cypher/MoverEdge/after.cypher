// As it was worked out.
RETURN parent.after AS value

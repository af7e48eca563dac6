// As it was worked out.
RETURN parent.widest AS value

// As it was stored.
RETURN parent.after AS value

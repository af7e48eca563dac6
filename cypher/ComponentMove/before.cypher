// As it was stored.
RETURN parent.before AS value

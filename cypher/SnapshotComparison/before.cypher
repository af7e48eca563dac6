// As it was found.
RETURN parent.before AS value

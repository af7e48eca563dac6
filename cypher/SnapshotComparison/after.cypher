// As it was found.
RETURN parent.after AS value

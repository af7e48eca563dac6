// As it was worked out.
RETURN parent.quality AS value

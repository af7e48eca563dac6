// As it was worked out.
RETURN parent.overlaps AS value

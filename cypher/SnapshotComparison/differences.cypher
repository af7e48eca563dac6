// As it was worked out.
RETURN parent.differences AS value

// As it was worked out.
RETURN parent.value AS value

// As it was worked out.
RETURN parent.engagement AS value

// As it was worked out.
RETURN parent.rule AS value

// As it was worked out.
RETURN parent.groups AS value

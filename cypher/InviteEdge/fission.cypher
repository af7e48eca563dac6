// As it was worked out.
RETURN parent.fission AS value

// As it was worked out.
RETURN parent.mostValuable AS value

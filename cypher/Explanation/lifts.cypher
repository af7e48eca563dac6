// As it was worked out.
RETURN parent.lifts AS value

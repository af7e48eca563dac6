// As it was worked out.
RETURN parent.figures AS value

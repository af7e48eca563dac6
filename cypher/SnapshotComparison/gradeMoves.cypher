// As it was worked out.
RETURN parent.gradeMoves AS value

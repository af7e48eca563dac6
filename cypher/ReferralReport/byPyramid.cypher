// As it was added up.
RETURN parent.byPyramid AS value

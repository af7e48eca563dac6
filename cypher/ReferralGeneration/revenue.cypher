// As it was added up.
RETURN parent.revenue AS value

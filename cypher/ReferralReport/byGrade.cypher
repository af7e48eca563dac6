// As it was added up.
RETURN parent.byGrade AS value

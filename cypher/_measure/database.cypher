// The name of the database in use.
CALL db.info()
YIELD name
RETURN name

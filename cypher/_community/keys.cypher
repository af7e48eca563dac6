// The communities that there are, for whoever has to choose one.
MATCH (c:Community)
RETURN c.key AS key ORDER BY key LIMIT 20

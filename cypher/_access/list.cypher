// All API keys, the newest first: ids begin with the time they were made.
MATCH (k:ApiKey)
RETURN k {.*} AS key
ORDER BY k.id DESC

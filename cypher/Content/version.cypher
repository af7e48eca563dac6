// Absent until something changes.
RETURN coalesce(parent.version, 1) AS value

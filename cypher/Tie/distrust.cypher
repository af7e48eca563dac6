// What is stored is positive.
RETURN coalesce(parent.distrust, 0.0) AS value

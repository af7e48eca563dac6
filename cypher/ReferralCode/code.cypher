// The code is its key.
RETURN parent.key AS value

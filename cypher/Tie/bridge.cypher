// The rest of the overlap.
RETURN 1.0 - parent.overlap AS value

// The times are sorted.
RETURN datetime({epochMillis: parent.times[-1]}) AS value

// The times are sorted.
RETURN datetime({epochMillis: parent.times[0]}) AS value

// The times are sorted, and so are the packed ones; usually these are earlier.
RETURN datetime({epochMillis: CASE WHEN parent.packed[0] <= coalesce(parent.times[0], parent.packed[0]) THEN parent.packed[0] ELSE parent.times[0] END}) AS value

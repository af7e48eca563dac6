// The times are sorted, and so are the packed ones; usually these are earlier.
RETURN datetime({epochMillis: CASE WHEN parent.packed[-1] >= coalesce(parent.times[-1], parent.packed[-1]) THEN parent.packed[-1] ELSE parent.times[-1] END}) AS value

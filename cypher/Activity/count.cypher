// How many times: each has its place among the times, packed or not.
RETURN size(parent.times) + size(coalesce(parent.packed, [])) AS value

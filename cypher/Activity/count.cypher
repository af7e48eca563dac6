// How many times: each has its place among the times.
RETURN size(parent.times) AS value

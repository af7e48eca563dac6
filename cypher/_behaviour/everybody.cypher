// How many members there are in all communities together, which the database knows without counting: how far a reading is follows from that.
MATCH (m:Member)
RETURN count(m) AS members

// As it was worked out.
RETURN parent.reach AS value

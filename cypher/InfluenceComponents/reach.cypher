// One part.
RETURN parent.reach AS value

// One part.
RETURN parent.engagement AS value

// One part.
RETURN parent.brokerage AS value

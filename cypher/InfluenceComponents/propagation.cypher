// One part.
RETURN parent.propagation AS value

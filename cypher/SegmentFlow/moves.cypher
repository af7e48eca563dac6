// As they were counted.
RETURN parent.moves AS value

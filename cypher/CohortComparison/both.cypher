// The rule was made before this runs.
RETURN parent.both AS value

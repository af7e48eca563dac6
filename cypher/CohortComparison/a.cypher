// The rule was made before this runs.
RETURN parent.a AS value

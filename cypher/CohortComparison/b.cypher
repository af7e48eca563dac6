// The rule was made before this runs.
RETURN parent.b AS value

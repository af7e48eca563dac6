// The rule was made before this runs.
RETURN parent.onlyA AS value

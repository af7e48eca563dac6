// The rule was made before this runs.
RETURN parent.onlyB AS value

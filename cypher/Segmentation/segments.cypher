// The rules were made before this runs.
RETURN parent.segments AS value

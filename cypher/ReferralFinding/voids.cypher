// What a decision would revoke.
RETURN size(parent.voids) AS value

// What a record says of a relationship begins with "kept"; everything else is the relationship's own.
RETURN parent.keptType AS value

// Pairs, because Cypher makes no map with computed keys; the scalar puts them together.
RETURN [name IN keys(parent) WHERE name STARTS WITH 'properties.' | [substring(name, 11), parent[name]]] AS value

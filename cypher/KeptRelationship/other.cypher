// Topics, tags and badges have names instead of keys.
RETURN coalesce(endNode(parent).key, endNode(parent).name, endNode(parent).externalId) AS value

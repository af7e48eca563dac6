// All API keys, the newest first: ids begin with the time they were made.
MATCH (k:ApiKey)
RETURN k {.id, .name, .roles, .communities, .member, .createdAt, .expiresAt, .revokedAt} AS key
ORDER BY k.id DESC

// Whether anybody ever made an API key: a revoked one still closes the door.
RETURN EXISTS { MATCH (k:ApiKey) } AS exist

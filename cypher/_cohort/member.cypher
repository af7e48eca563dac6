// A member as a row of an export, as an import of members takes it.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN parent {.key, .handle, .displayName, .joinedAt, .lastSeenAt, .leftAt, .source, .locale, .region,
  attributes: [name IN keys(parent) WHERE name STARTS WITH 'attributes.' | [substring(name, 11), parent[name]]]} AS value

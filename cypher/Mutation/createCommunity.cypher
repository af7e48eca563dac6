// A key that is taken is told by the id that is not ours.
// :param key => 'beer'
// :param name => 'Beer'
// :param timeZone => 'UTC'
// :param currency => 'EUR'
// :param trustScale => 1.0
// :param newId => '01JNEW'
// :param now => datetime('2026-01-01T00:00:00Z')
RETURN CASE WHEN NOT $trustScale > 0 THEN {code: 'OUT_OF_RANGE', field: 'trustScale', message: 'a scale is above 0'} END AS refused;
MERGE (c:Community {key: $key})
ON CREATE SET c.id = $newId, c.name = $name, c.timeZone = $timeZone, c.currency = $currency, c.trustScale = $trustScale,
  c.createdAt = $now
RETURN c.id AS community,
  CASE WHEN c.id <> $newId THEN {code: 'KEY_TAKEN', field: 'key', message: 'there is a community ' + $key + ' already'} END AS refused

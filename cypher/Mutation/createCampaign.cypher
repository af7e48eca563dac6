// A key that is taken is told by the id that is not ours.
// :param community => 'demo'
// :param key => 'spring'
// :param name => 'Spring'
// :param startsAt => datetime('2026-01-01T00:00:00Z')
// :param endsAt => datetime('2026-07-01T00:00:00Z')
// :param windowDays => 30
// :param attribution => 'FIRST_TOUCH'
// :param conversion => 'FIRST_ORDER'
// :param eventType => null
// :param holdDays => 7
// :param rates => [100000, 30000, 10000]
// :param caps => [0, 0, 0]
// :param memberCap => 10000000
// :param conversionAmount => 100000
// :param codesPerMember => 1
// :param link => 'https://example.org/join?code='
// :param suspendBelow => 0.3
// :param suspendFrom => 10
// :param settings => {name: 'Spring'}
// :param newId => '01JNEW'
RETURN {
  name: $name, startsAt: $startsAt, endsAt: $endsAt, windowDays: $windowDays, attribution: $attribution, conversion: $conversion,
  eventType: $eventType, holdDays: $holdDays, ratesE4: $rates, capsE4: $caps, memberCapE4: $memberCap,
  conversionAmountE4: $conversionAmount, codesPerMember: $codesPerMember, link: $link, suspendBelow: $suspendBelow, suspendFrom: $suspendFrom
} AS settings;
INCLUDE _campaign/check;
MERGE (c:Campaign {community: $community, key: $key})
ON CREATE SET c.id = $newId
FOREACH (_ IN CASE WHEN c.id = $newId THEN [1] ELSE [] END | SET c += $settings)
RETURN c.id AS campaign,
  CASE WHEN c.id <> $newId THEN {code: 'KEY_TAKEN', field: 'key', message: 'there is a campaign ' + $key + ' already'} END AS refused

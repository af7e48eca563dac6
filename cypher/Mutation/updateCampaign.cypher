// What is given replaces what was there; the rules are looked at as a whole.
// :param community => 'demo'
// :param campaign => 'spring'
// :param given => ['name']
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
// :param now => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (c:Campaign {community: $community, key: $campaign})
SET c.lockedAt = $now
REMOVE c.lockedAt
RETURN {
  name: CASE WHEN 'name' IN $given THEN $name ELSE c.name END,
  startsAt: CASE WHEN 'startsAt' IN $given THEN $startsAt ELSE c.startsAt END,
  endsAt: CASE WHEN 'endsAt' IN $given THEN $endsAt ELSE c.endsAt END,
  windowDays: CASE WHEN 'windowDays' IN $given THEN $windowDays ELSE c.windowDays END,
  attribution: CASE WHEN 'attribution' IN $given THEN $attribution ELSE c.attribution END,
  conversion: CASE WHEN 'conversion' IN $given THEN $conversion ELSE c.conversion END,
  eventType: CASE WHEN 'eventType' IN $given THEN $eventType ELSE c.eventType END,
  holdDays: CASE WHEN 'holdDays' IN $given THEN $holdDays ELSE c.holdDays END,
  ratesE4: CASE WHEN 'rates' IN $given THEN $rates ELSE c.ratesE4 END,
  capsE4: CASE WHEN 'caps' IN $given THEN $caps ELSE c.capsE4 END,
  memberCapE4: CASE WHEN 'memberCap' IN $given THEN $memberCap ELSE c.memberCapE4 END,
  conversionAmountE4: CASE WHEN 'conversionAmount' IN $given THEN $conversionAmount ELSE c.conversionAmountE4 END,
  codesPerMember: CASE WHEN 'codesPerMember' IN $given THEN $codesPerMember ELSE c.codesPerMember END,
  link: CASE WHEN 'link' IN $given THEN $link ELSE c.link END,
  suspendBelow: CASE WHEN 'suspendBelow' IN $given THEN $suspendBelow ELSE c.suspendBelow END,
  suspendFrom: CASE WHEN 'suspendFrom' IN $given THEN $suspendFrom ELSE c.suspendFrom END
} AS settings,
CASE WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'campaign', message: 'there is no campaign ' + $campaign} END AS refused;
INCLUDE _campaign/check;
MATCH (c:Campaign {community: $community, key: $campaign})
SET c += $settings
RETURN c.id AS campaign

// The rules of a campaign; what is absent breaks none.
// :param settings => {startsAt: datetime('2026-01-01T00:00:00Z'), ratesE4: [100000], conversion: 'EVENT'}
WITH $settings AS s
WITH head([rule IN [
  {field: 'endsAt', met: s.startsAt < s.endsAt, expected: 'is after startsAt'},
  {field: 'windowDays', met: 1 <= s.windowDays <= 3650, expected: 'is from 1 to 3650'},
  {field: 'holdDays', met: 0 <= s.holdDays <= 365, expected: 'is from 0 to 365'},
  {field: 'rates', met: size(s.ratesE4) <= 10, expected: 'are of at most 10 levels'},
  {field: 'rates', met: all(rate IN s.ratesE4 WHERE 10000 <= rate <= 150000), expected: 'are from 1 to 15 percent each'},
  {field: 'caps', met: s.capsE4 IS NULL OR size(s.capsE4) = size(coalesce(s.ratesE4, [])), expected: 'are as many as rates'},
  {field: 'caps', met: all(cap IN s.capsE4 WHERE cap >= 0), expected: 'are 0 or more each'},
  {field: 'memberCap', met: s.memberCapE4 > 0, expected: 'is above 0'},
  {field: 'conversionAmount', met: s.conversionAmountE4 > 0, expected: 'is above 0'},
  {field: 'codesPerMember', met: 1 <= s.codesPerMember <= 1000, expected: 'is from 1 to 1000'},
  {field: 'suspendBelow', met: 0 < s.suspendBelow <= 1, expected: 'is above 0 and at most 1'},
  {field: 'suspendFrom', met: 1 <= s.suspendFrom <= 1000000, expected: 'is from 1 to 1000000'},
  {field: 'eventType', met: coalesce(s.conversion = 'EVENT', false) = (s.eventType IS NOT NULL), expected: 'is given where conversion is EVENT, and only there'},
  {field: 'link', met: (s.link STARTS WITH 'http://' OR s.link STARTS WITH 'https://') AND size(s.link) <= 1000,
    expected: 'begins with http:// or https:// and has at most 1000 characters'}
] WHERE NOT rule.met]) AS broken
RETURN CASE WHEN broken IS NOT NULL
  THEN {code: 'OUT_OF_RANGE', field: broken.field, message: broken.field + ' ' + broken.expected}
END AS refused

// What of a scan's thresholds is out of its range.
// :param ringLength => 6
// :param ringMembers => 3
// :param burstJoins => 10
// :param burstMinutes => 10
// :param sharedAccounts => 3
// :param sharedAddresses => 6
// :param deadMembers => 10
// :param deadDays => 30
WITH head([rule IN [
  {field: 'ringLength', met: 2 <= $ringLength <= 12, expected: 'is from 2 to 12'},
  {field: 'ringMembers', met: $ringMembers >= 2, expected: 'is 2 or more'},
  {field: 'burstJoins', met: $burstJoins >= 2, expected: 'is 2 or more'},
  {field: 'burstMinutes', met: 1 <= $burstMinutes <= 1440, expected: 'is from 1 to 1440'},
  {field: 'sharedAccounts', met: $sharedAccounts >= 2, expected: 'is 2 or more'},
  {field: 'sharedAddresses', met: $sharedAddresses >= 2, expected: 'is 2 or more'},
  {field: 'deadMembers', met: $deadMembers >= 2, expected: 'is 2 or more'},
  {field: 'deadDays', met: 0 <= $deadDays <= 3650, expected: 'is from 0 to 3650'}
] WHERE NOT coalesce(rule.met, false)]) AS broken
RETURN CASE WHEN broken IS NOT NULL THEN {code: 'OUT_OF_RANGE', field: broken.field, message: broken.field + ' ' + broken.expected} END AS refused

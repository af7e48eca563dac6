// A new version of the settings, looked at under the community's lock: of two that have read the same version, the second is refused.
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
// :param given => ['schedule']
// :param ifVersion => 0
// :param settings => {version: 1, follow: 2.0}
// :param kinds => [{kind: 'reply', of: 'post', weight: 1.0}]
// :param otherKinds => 1.0
// :param follow => 2.0
// :param trust => 4.0
// :param halfLifeDays => 30.0
// :param weights => {pageRank: 0.4, reach: 0.15, engagement: 0.2, propagation: 0.15, brokerage: 0.1}
// :param valueWeights => {audience: 0.1}
// :param gradeShares => {s: 0.01, a: 0.1, b: 0.4, c: 0.7}
// :param positiveReactions => ['like']
// :param negativeReactions => ['dislike']
// :param engagementHalfLifeDays => 30.0
// :param activeWindowDays => 90.0
// :param damping => 0.85
// :param maxIterations => 100
// :param tolerance => 1e-10
// :param head => 0.01
// :param waist => 0.2
// :param trustSeeds => ['ada']
// :param exactBetweennessTo => 5000
// :param betweennessSample => 200
// :param keepSnapshots => 10
// :param minimumCohort => 10
// :param schedule => '0 3 * * *'
MATCH (c:Community {key: $community})
SET c.lockedAt = $now
REMOVE c.lockedAt
WITH c
MATCH (before:IndexConfiguration)
WHERE before.community IN ['', $community] AND before.version >= 0
WITH before ORDER BY before.version DESC LIMIT 1
RETURN before {.*, id: $newId, community: $community, version: before.version + 1, at: $now,
  kindNames: coalesce([k IN $kinds | toLower(trim(k.kind))], before.kindNames),
  kindOfs: coalesce([k IN $kinds | coalesce(toLower(trim(k.of)), '')], before.kindOfs),
  kindWeights: coalesce([k IN $kinds | k.weight], before.kindWeights),
  otherKinds: coalesce($otherKinds, before.otherKinds), follow: coalesce($follow, before.follow), trust: coalesce($trust, before.trust),
  halfLifeDays: coalesce($halfLifeDays, before.halfLifeDays), pageRank: coalesce($weights.pageRank, before.pageRank),
  reach: coalesce($weights.reach, before.reach), engagement: coalesce($weights.engagement, before.engagement),
  propagation: coalesce($weights.propagation, before.propagation), brokerage: coalesce($weights.brokerage, before.brokerage),
  valueWeights: [i IN range(0, 11) | coalesce($valueWeights[['audience', 'amplification', 'cascadeDepth', 'velocity', 'brokerage', 'bridging',
    'referrals', 'reciprocity', 'contentQuality', 'topicAuthority', 'recognition', 'warmth'][i]], before.valueWeights[i])],
  gradeShares: [i IN range(0, 3) | coalesce($gradeShares[['s', 'a', 'b', 'c'][i]], before.gradeShares[i])],
  positiveReactions: coalesce([k IN $positiveReactions | toLower(trim(k))], before.positiveReactions),
  negativeReactions: coalesce([k IN $negativeReactions | toLower(trim(k))], before.negativeReactions),
  engagementHalfLifeDays: coalesce($engagementHalfLifeDays, before.engagementHalfLifeDays),
  activeWindowDays: coalesce($activeWindowDays, before.activeWindowDays), damping: coalesce($damping, before.damping),
  maxIterations: coalesce($maxIterations, before.maxIterations), tolerance: coalesce($tolerance, before.tolerance),
  head: coalesce($head, before.head), waist: coalesce($waist, before.waist), trustSeeds: coalesce($trustSeeds, before.trustSeeds),
  exactBetweennessTo: coalesce($exactBetweennessTo, before.exactBetweennessTo),
  betweennessSample: coalesce($betweennessSample, before.betweennessSample), keepSnapshots: coalesce($keepSnapshots, before.keepSnapshots),
  minimumCohort: coalesce($minimumCohort, before.minimumCohort),
  schedule: CASE WHEN 'schedule' IN $given THEN $schedule ELSE before.schedule END
} AS settings;
WITH $settings AS s
WITH s.version - 1 AS version
RETURN CASE WHEN $ifVersion <> version
  THEN {code: 'VERSION_CONFLICT', field: 'ifVersion', version: version, message: 'the settings have version ' + version + ' now'}
END AS refused;
WITH $settings AS s
WITH s, s.pageRank + s.reach + s.engagement + s.propagation + s.brokerage AS sum, reduce(all = 0.0, w IN s.valueWeights | all + w) AS valueSum, range(0, size(s.kindNames) - 1) AS kinds
WITH head([rule IN [
  {field: 'kinds', met: size(kinds) <= 200, expected: 'holds at most 200 entries'},
  {field: 'kinds', met: all(i IN kinds WHERE s.kindNames[i] <> ''), expected: 'names a kind in each entry'},
  {field: 'kinds', met: all(i IN kinds WHERE 0 <= s.kindWeights[i] <= 1000000), expected: 'has weights from 0 to 1000000'},
  {field: 'kinds', met: none(i IN kinds WHERE any(j IN kinds WHERE j < i AND s.kindNames[i] = s.kindNames[j] AND s.kindOfs[i] = s.kindOfs[j])),
    expected: 'names each kind of the same content once'},
  {field: 'kinds', met: all(i IN kinds WHERE s.kindOfs[i] = '' OR s.kindNames[i] IN ['reply', 'reaction', 'share']),
    expected: 'says of which content for reply, reaction and share only'},
  {field: 'otherKinds', met: 0 <= s.otherKinds <= 1000000, expected: 'is from 0 to 1000000'},
  {field: 'follow', met: 0 <= s.follow <= 1000000, expected: 'is from 0 to 1000000'},
  {field: 'trust', met: 0 <= s.trust <= 1000000, expected: 'is from 0 to 1000000'},
  {field: 'halfLifeDays', met: s.halfLifeDays = 0 OR 0.001 <= s.halfLifeDays <= 36500, expected: 'is 0, which is no decay, or from 0.001 to 36500'},
  {field: 'weights', met: all(w IN [s.pageRank, s.reach, s.engagement, s.propagation, s.brokerage] WHERE 0 <= w <= 1),
    expected: 'are from 0 to 1 each'},
  {field: 'weights', met: abs(sum - 1) <= 1e-9, expected: 'sum to 1, those of the version before that are left out included, not to ' + sum},
  {field: 'valueWeights', met: all(w IN s.valueWeights WHERE 0 <= w <= 1), expected: 'are from 0 to 1 each'},
  {field: 'valueWeights', met: abs(valueSum - 1) <= 1e-9, expected: 'sum to 1, those of the version before that are left out included, not to ' + round(valueSum * 1e9) / 1e9},
  {field: 'gradeShares', met: 0 <= s.gradeShares[0] <= s.gradeShares[1] <= s.gradeShares[2] <= s.gradeShares[3] <= 1,
    expected: 'are from 0 to 1, none less than the one above it'},
  {field: 'positiveReactions', met: size(s.positiveReactions) <= 200, expected: 'holds at most 200 kinds'},
  {field: 'negativeReactions', met: size(s.negativeReactions) <= 200, expected: 'holds at most 200 kinds'},
  {field: 'negativeReactions', met: none(k IN s.negativeReactions WHERE k IN s.positiveReactions), expected: 'names no kind that is positive, too'},
  {field: 'engagementHalfLifeDays', met: s.engagementHalfLifeDays = 0 OR 0.001 <= s.engagementHalfLifeDays <= 36500, expected: 'is 0, which is no decay, or from 0.001 to 36500'},
  {field: 'activeWindowDays', met: 0.001 <= s.activeWindowDays <= 36500, expected: 'is from 0.001 to 36500'},
  {field: 'damping', met: 0 <= s.damping < 1, expected: 'is from 0 to below 1'},
  {field: 'maxIterations', met: 1 <= s.maxIterations <= 1000, expected: 'is from 1 to 1000'},
  {field: 'tolerance', met: 0 < s.tolerance < 1, expected: 'is above 0 and below 1'},
  {field: 'head', met: 0 <= s.head <= 1, expected: 'is from 0 to 1'},
  {field: 'waist', met: 0 <= s.waist <= 1, expected: 'is from 0 to 1'},
  {field: 'waist', met: s.head + s.waist <= 1, expected: 'and head are at most 1 together, not ' + (s.head + s.waist)},
  {field: 'trustSeeds', met: size(s.trustSeeds) <= 1000, expected: 'names at most 1000 members'},
  {field: 'exactBetweennessTo', met: 0 <= s.exactBetweennessTo <= 1000000, expected: 'is from 0 to 1000000'},
  {field: 'betweennessSample', met: 1 <= s.betweennessSample <= 1000000, expected: 'is from 1 to 1000000'},
  {field: 'keepSnapshots', met: 1 <= s.keepSnapshots <= 1000, expected: 'is from 1 to 1000'},
  {field: 'minimumCohort', met: 1 <= s.minimumCohort <= 1000, expected: 'is from 1 to 1000'}
] WHERE NOT rule.met]) AS broken
RETURN CASE WHEN broken IS NOT NULL
  THEN {code: 'OUT_OF_RANGE', field: broken.field, message: broken.field + ' ' + broken.expected}
END AS refused;
UNWIND $trustSeeds AS key
OPTIONAL MATCH (m:Member {community: $community, key: key})
WITH key, m WHERE m IS NULL
RETURN {code: 'NOT_FOUND', field: 'trustSeeds', message: 'there is no member ' + key} AS refused LIMIT 1;
CREATE (node:IndexConfiguration)
SET node = $settings
RETURN node.id AS configuration

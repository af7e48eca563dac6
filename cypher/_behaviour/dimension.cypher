// What members are told apart by, where it is known: one value each. Properties have their own names; of the current ranking it is the class.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
// :param snapshot => '01JSNAPSHOT'
// :param by => 'region'
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
OPTIONAL MATCH (m)<-[influence:RANKED {snapshot: $snapshot}]-(:RankingSlot)
OPTIONAL MATCH (m)<-[value:VALUED {snapshot: $snapshot}]-(:RankingSlot)
WITH m, CASE $by WHEN 'pyramid' THEN influence.pyramid WHEN 'grade' THEN value.grade ELSE m[$by] END AS value
WHERE value IS NOT NULL
RETURN collect(m.key) AS keys, collect(toString(value)) AS values

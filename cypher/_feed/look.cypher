// What has a number beyond one, whether anything waits for its number, and for how many milliseconds only another server may give one.
// :param after => 41
// :param most => 1000
// :param holder => '01JSERVER'
MATCH (feed:Feed {id: 'feed'})
RETURN feed.swept AS swept,
  EXISTS { MATCH (waiting:Entry) WHERE waiting.waiting IS NOT NULL } AS waiting,
  CASE WHEN feed.holder = $holder THEN 0 ELSE feed.until - timestamp() END AS held,
  COLLECT {
    MATCH (entry:Entry) WHERE entry.number > $after
    WITH entry ORDER BY entry.number LIMIT $most
    RETURN {number: entry.number, community: entry.community, kind: entry.kind}
  } AS entries

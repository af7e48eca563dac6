// Where a subscriber begins: how far numbers have come, and what happened since they asked, which may have been a while ago; whether
// something that happened before still waits for its number, and for how many milliseconds only another server may give it. Of one who
// goes on behind a number, whether what follows is older than what is kept.
// :param after => 41
// :param since => 20
// :param near => 1000
// :param kept => 86400000
// :param holder => '01JSERVER'
MATCH (feed:Feed {id: 'feed'})
WITH feed.number AS last, feed.swept AS swept, CASE WHEN feed.holder = $holder THEN 0 ELSE feed.until - timestamp() END AS held
RETURN last, swept, held,
  EXISTS {
    MATCH (next:Entry {number: $after + 1}) WHERE next.at < datetime() - duration({milliseconds: $kept})
  } AS expired,
  EXISTS {
    MATCH (entry:Entry) WHERE entry.waiting < datetime.realtime() - duration({milliseconds: $since})
  } AS waiting,
  COLLECT {
    MATCH (entry:Entry)
    WHERE entry.number > last - $near AND entry.at >= datetime.realtime() - duration({milliseconds: $since})
    RETURN entry.number ORDER BY entry.number LIMIT 1
  } AS since

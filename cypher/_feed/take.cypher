// Takes the lease or makes it longer; no row if another server has it. The node is locked first and looked at then, so that whoever holds
// it to the end of the transaction is the only one who numbers, also one that was held up for longer than its lease.
// :param holder => '01JSERVER'
// :param millis => 3000
MATCH (feed:Feed {id: 'feed'})
SET feed.asked = $holder
WITH feed
WHERE feed.holder = $holder OR feed.until <= timestamp()
SET feed.holder = $holder, feed.until = timestamp() + $millis
RETURN feed.number AS number

// What happened, in the transaction that makes it happen; nothing is locked that others write. It waits by the database's clock, so that
// what happened after something else is numbered after it, whichever servers wrote them.
// :param community => 'demo'
// :param kind => 'MemberJoined'
// :param events => [{subject: '01JMEMBER'}]
UNWIND $events AS event
CREATE (entry:Entry)
SET entry = event, entry.community = $community, entry.kind = $kind, entry.waiting = datetime.realtime('Z')

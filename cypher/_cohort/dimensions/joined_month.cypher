// The month by the community's calendar.
// :param of => '01J'
// :param timeZone => 'Europe/Berlin'
MATCH (parent:Member {id: $of})
RETURN [CASE WHEN parent.joinedAt IS NOT NULL THEN left(toString(date(datetime({datetime: parent.joinedAt, timezone: $timeZone}))), 7) END] AS value

// The rest of the overlap, which is worked out as there.
OPTIONAL MATCH (mine:MemberTies {memberId: parent.fromId})
OPTIONAL MATCH (theirs:MemberTies {memberId: parent.toId})
WITH mine.degree + theirs.degree - parent.common - 2 AS either
RETURN 1.0 - coalesce(parent.overlap, CASE WHEN either > 0 THEN 1.0 * parent.common / either WHEN either <= 0 THEN 0.0 END) AS value

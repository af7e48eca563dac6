// What a member did of one type is one node, found by the member or by the type; a member's newest events are found by their time.
CREATE CONSTRAINT activity_type IF NOT EXISTS FOR (n:Activity) REQUIRE (n.memberId, n.type) IS UNIQUE;
CREATE INDEX activity_community IF NOT EXISTS FOR (n:Activity) ON (n.community, n.type);
CREATE INDEX event_member IF NOT EXISTS FOR (n:Event) ON (n.memberId, n.at);

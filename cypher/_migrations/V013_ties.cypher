// The state of a community's ties, who is near a member, and whose ties have changed since; ties by their end and by their value.
CREATE CONSTRAINT tie_state_community IF NOT EXISTS FOR (n:TieState) REQUIRE n.community IS UNIQUE;
CREATE CONSTRAINT neighbours_member IF NOT EXISTS FOR (n:Neighbours) REQUIRE n.memberId IS UNIQUE;
CREATE INDEX tie_change_community IF NOT EXISTS FOR (n:TieChange) ON (n.community);
CREATE INDEX tie_place IF NOT EXISTS FOR ()-[t:TIE]-() ON (t.community, t.place);

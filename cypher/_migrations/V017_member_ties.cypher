// The ties of a member lie in one node, found by the member or by what stands for the member among those near others; the most valuable of
// a community are in order.
DROP INDEX tie_place IF EXISTS;
DROP CONSTRAINT neighbours_member IF EXISTS;
CREATE CONSTRAINT member_ties_member IF NOT EXISTS FOR (n:MemberTies) REQUIRE n.memberId IS UNIQUE;
CREATE INDEX member_ties_hash IF NOT EXISTS FOR (n:MemberTies) ON (n.community, n.hash);
CREATE INDEX tie_value IF NOT EXISTS FOR ()-[t:TIE]-() ON (t.community, t.value, t.fromId, t.toId);

// The ties of a member lie in one node, found by the member or by what stands for the member among those near others.
DROP CONSTRAINT neighbours_member IF EXISTS;
CREATE CONSTRAINT member_ties_member IF NOT EXISTS FOR (n:MemberTies) REQUIRE n.memberId IS UNIQUE;
CREATE INDEX member_ties_hash IF NOT EXISTS FOR (n:MemberTies) ON (n.community, n.hash);

// Codes of referral campaigns, by what people type and by campaign; invitations, by whom they are for.
CREATE CONSTRAINT referral_code_key IF NOT EXISTS FOR (n:ReferralCode) REQUIRE (n.community, n.key) IS UNIQUE;
CREATE CONSTRAINT referral_code_id IF NOT EXISTS FOR (n:ReferralCode) REQUIRE n.id IS UNIQUE;
CREATE INDEX referral_code_campaign IF NOT EXISTS FOR (n:ReferralCode) ON (n.community, n.campaign, n.key);
CREATE CONSTRAINT invitation_key IF NOT EXISTS FOR (n:Invitation) REQUIRE (n.community, n.key) IS UNIQUE;
CREATE CONSTRAINT invitation_id IF NOT EXISTS FOR (n:Invitation) REQUIRE n.id IS UNIQUE;
CREATE INDEX invitation_contact IF NOT EXISTS FOR (n:Invitation) ON (n.community, n.contact);

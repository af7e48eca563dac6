// What members were seen with; what looks like fraud, by what it is known by, and the last look at it.
CREATE CONSTRAINT fingerprint_key IF NOT EXISTS FOR (n:Fingerprint) REQUIRE (n.community, n.key) IS UNIQUE;
CREATE CONSTRAINT referral_finding_key IF NOT EXISTS FOR (n:ReferralFinding) REQUIRE (n.community, n.key) IS UNIQUE;
CREATE CONSTRAINT referral_finding_id IF NOT EXISTS FOR (n:ReferralFinding) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT referral_scan_id IF NOT EXISTS FOR (n:ReferralScan) REQUIRE n.id IS UNIQUE;
CREATE INDEX referral_scan_community IF NOT EXISTS FOR (n:ReferralScan) ON (n.community);

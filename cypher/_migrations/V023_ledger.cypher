// The ledger: each transaction once, found by what converted it and by its campaign.
CREATE CONSTRAINT ledger_transaction_key IF NOT EXISTS FOR (n:LedgerTransaction) REQUIRE (n.community, n.key) IS UNIQUE;
CREATE CONSTRAINT ledger_transaction_id IF NOT EXISTS FOR (n:LedgerTransaction) REQUIRE n.id IS UNIQUE;
CREATE INDEX ledger_transaction_campaign IF NOT EXISTS FOR (n:LedgerTransaction) ON (n.community, n.campaign, n.key);

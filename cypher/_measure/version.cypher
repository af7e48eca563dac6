// The last transaction of every database, on every server of a cluster.
SHOW DATABASES YIELD name, lastCommittedTxn
RETURN name, lastCommittedTxn AS version

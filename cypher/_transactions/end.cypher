// Ends the transactions of one run.
// :param run => '01JRUN'
SHOW TRANSACTIONS YIELD transactionId AS id, metaData
WHERE metaData.run = $run
TERMINATE TRANSACTIONS id YIELD message
RETURN count(message) AS ended

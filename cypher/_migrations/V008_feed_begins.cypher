// Who may number, and how far numbers have come. A version of its own: data and constraints are never one transaction.
MERGE (feed:Feed {id: 'feed'})
ON CREATE SET feed.number = 0, feed.swept = 0, feed.holder = '', feed.until = 0;

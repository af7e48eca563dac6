// Lists that are sorted by a relationship's time may be long, so that they are read from an index: relationships say where they stand.
// Those that do not yet are told so in batches, each for good: a second attempt goes on where a first one was broken off.
MATCH (source:Member)
CALL (source) {
  MATCH (source)-[r:FOLLOWS|TRUSTS|INTERACTED|REACTED|SHARED]->(target)
  WHERE r.place IS NULL
  SET r.fromId = source.id, r.toId = target.id,
    r.place = toString(500000000000000 - coalesce(r.at.epochMillis, -499999999999999))
      + toUpper(left(replace(randomUUID(), '-', ''), 21))
} IN TRANSACTIONS OF 1000 ROWS;

// Blocks hold the members of a snapshot by the keys that they had. Asked of somebody, all blocks are looked through.
// :param snapshot => '01J'
RETURN EXISTS {
  MATCH (block:CohortBlock)
  WHERE block.snapshot = $snapshot AND block.first > 0
    AND parent.id IN block.members // when test
  UNWIND block.members AS frozen // when start
  MATCH (parent:Member) // when start
  WHERE parent.id = frozen // when start
} AS value

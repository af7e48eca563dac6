// Deletes the rankings of a snapshot.
// :param snapshot => '01'
CALL () {
  MATCH (b:RankBlock)
  WHERE b.snapshot = $snapshot AND b.last >= 1
  DELETE b
  UNION
  MATCH (b:ValueBlock)
  WHERE b.snapshot = $snapshot AND b.last >= 1
  DELETE b
  UNION
  MATCH (b:PlaceBlock)
  WHERE b.snapshot = $snapshot AND b.last >= ''
  DELETE b
}
RETURN 1 AS deleted

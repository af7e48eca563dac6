// By grade in a ranking: read from the slot that it lies in, or from its blocks.
// :param of => '01J'
// :param snapshot => '01JSNAPSHOT'
MATCH (parent:Member {id: $of})
RETURN head([standing IN [coalesce(
  head(COLLECT { MATCH (parent)<-[rank:VALUED]-(:RankingSlot) WHERE rank.snapshot = $snapshot RETURN rank.grade }),
  head(COLLECT {
    MATCH (place:PlaceBlock)
    WHERE place.snapshot = $snapshot AND place.last >= parent.id
    WITH place ORDER BY place.last LIMIT 1
    WITH place.members AS members, place.valuePositions AS positions
    UNWIND [i IN range(0, size(members) - 1) WHERE members[i] = parent.id | positions[i]] AS position
    MATCH (block:ValueBlock)
    WHERE block.snapshot = $snapshot AND block.last >= position
    WITH block, position ORDER BY block.last LIMIT 1
    RETURN block.grades[position - block.first]
  }))]
  | CASE WHEN standing IN ['S', 'A'] THEN 'HIGH' WHEN standing = 'B' THEN 'MEDIUM' ELSE 'LOW' END]) AS value

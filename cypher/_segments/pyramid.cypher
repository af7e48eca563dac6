// By class in a ranking: read from the slot that it lies in, or from its blocks.
// :param of => '01J'
// :param snapshot => '01JSNAPSHOT'
MATCH (parent:Member {id: $of})
RETURN head([standing IN [coalesce(
  head(COLLECT { MATCH (parent)<-[rank:RANKED]-(:RankingSlot) WHERE rank.snapshot = $snapshot RETURN rank.pyramid }),
  head(COLLECT {
    MATCH (place:PlaceBlock)
    WHERE place.snapshot = $snapshot AND place.last >= parent.id
    WITH place ORDER BY place.last LIMIT 1
    WITH place.members AS members, place.positions AS positions
    UNWIND [i IN range(0, size(members) - 1) WHERE members[i] = parent.id | positions[i]] AS position
    MATCH (block:RankBlock)
    WHERE block.snapshot = $snapshot AND block.last >= position
    WITH block, position ORDER BY block.last LIMIT 1
    RETURN block.pyramids[position - block.first]
  }))]
  | coalesce(standing, 'NONE')]) AS value

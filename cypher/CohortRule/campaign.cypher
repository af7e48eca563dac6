// Referrals name their campaign by its key.
// :param key => 'spring'
RETURN EXISTS {
  MATCH (parent)<-[came:REFERRED]-(:Member)
  WHERE came.campaign = $key
} AS value

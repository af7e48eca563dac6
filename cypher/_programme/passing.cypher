// A conversion that a revoked referral above has kept from those above that, who are paid now; what it has paid below is not paid again.
// :param converting => '01JMEMBER'
// :param community => 'demo'
MATCH (:Member {id: $converting})<-[r:REFERRED]-(:Member)
WHERE r.stopped = r.conversion AND r.state <> 'VOIDED'
MATCH (c:Campaign {community: $community, key: r.campaign})
RETURN {
  conversion: r.conversion, at: r.convertedAt, amountE4: r.stoppedE4, currency: r.stoppedCurrency, campaign: c.key, ratesE4: coalesce(c.ratesE4, []),
  capsE4: c.capsE4, memberCapE4: c.memberCapE4, availableAt: CASE WHEN r.state <> 'FLAGGED' THEN r.holdUntil END
} AS converted

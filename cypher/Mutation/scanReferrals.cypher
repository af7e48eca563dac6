// What was found before the transaction is in `prepared`; a job that nobody waited for any more has stored it in the same way.
// :param community => 'demo'
INCLUDE _fraud/ranges;
INCLUDE _fraud/store FOR prepared;
MATCH (scan:ReferralScan {community: $community})
RETURN scan.id AS scan

// The line of referrers; at most one referral arrives at a member, so there is one path.
MATCH path = (parent)<-[:REFERRED*1..]-(node:Member)
ORDER BY length(path)

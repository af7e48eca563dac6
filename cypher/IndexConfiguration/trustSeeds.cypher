// Those who are there: a key of somebody who is gone stays in the version, and finds nobody.
UNWIND parent.trustSeeds AS seed
MATCH (node:Member {community: parent.community, key: seed})
ORDER BY node.key

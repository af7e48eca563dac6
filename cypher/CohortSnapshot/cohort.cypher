// The version that was asked.
// :param community => 'demo'
MATCH (node:Cohort {community: $community, key: parent.key, version: parent.version})

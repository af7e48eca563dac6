// A job of a community.
// :param id => '01JJOB'
// :param community => 'demo'
MATCH (node:Job {id: $id})
WHERE node.community = $community

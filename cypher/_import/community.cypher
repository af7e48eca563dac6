// The community that an import fills, made if it is missing; one that exists keeps its settings.
// :param community => 'c'
// :param id => '01'
// :param settings => {name: 'c', timeZone: 'UTC', currency: 'EUR', trustScale: 1.0}
// :param now => datetime('2026-01-01T00:00:00Z')
MERGE (node:Community {key: $community})
ON CREATE SET node.id = $id, node.createdAt = $now, node += $settings
RETURN node.timeZone AS timeZone, node.currency AS currency

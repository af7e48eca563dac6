// A new community as nodes, and relationships between them by their places in the list. Labels come last, so that each index takes a
// node in once and not again with each property.
// :param nodes => [{label: 'Member', p: {community: 'c', key: 'ann', id: '01'}}, {label: 'Member', p: {community: 'c', key: 'ben', id: '02'}}]
// :param links => [{type: 'FOLLOWS', from: 0, to: 1, p: {}}]
UNWIND $nodes AS row
CREATE (node)
SET node = row.p, node:$(row.label)
WITH collect(node) AS nodes
UNWIND $links AS row
WITH row, nodes[row.from] AS source, nodes[row.to] AS target
CREATE (source)-[link:$(row.type)]->(target)
SET link = row.p
RETURN count(*) AS links

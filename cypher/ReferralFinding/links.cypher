// Arrays side by side, because properties are no maps; each end is found on its own.
UNWIND range(0, size(parent.linkKinds) - 1) AS i
WITH i, parent, COLLECT { MATCH (m:Member {id: parent.linksFrom[i]}) RETURN m } AS from, COLLECT { MATCH (m:Member {id: parent.linksTo[i]}) RETURN m } AS to
WHERE size(from) = 1 AND size(to) = 1
WITH {number: i, from: from[0], to: to[0], kind: parent.linkKinds[i]} AS node
ORDER BY node.number

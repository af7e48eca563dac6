// Three arrays side by side, because properties are no maps.
UNWIND range(0, size(parent.kindNames) - 1) AS i
WITH {kind: parent.kindNames[i], of: CASE parent.kindOfs[i] WHEN '' THEN null ELSE parent.kindOfs[i] END, weight: parent.kindWeights[i]} AS node
ORDER BY node.kind, node.of

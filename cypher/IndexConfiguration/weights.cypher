// Properties of the same node.
WITH parent AS node

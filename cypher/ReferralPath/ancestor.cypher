// The last of both lines that is the same.
WITH parent.ancestor AS node

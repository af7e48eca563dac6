// Whose rank it is.
WITH parent.member AS node

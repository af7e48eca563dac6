// The ranking.
WITH parent.snapshot AS node

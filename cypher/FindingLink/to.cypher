// The other end of it.
WITH parent.to AS node

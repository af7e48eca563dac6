// As it was worked out.
UNWIND parent.circles AS node
WITH node

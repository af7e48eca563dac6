// As it was worked out.
UNWIND parent.contents AS node
WITH node

// As it was worked out.
UNWIND parent.ties AS node
WITH node

// As they were worked out.
UNWIND parent.comparisons AS node
WITH node

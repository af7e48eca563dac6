// As it was worked out.
RETURN parent.worstDrop AS value

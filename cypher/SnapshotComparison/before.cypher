// As it was found.
WITH parent.before AS node

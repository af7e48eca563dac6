// As it was found.
WITH parent.after AS node

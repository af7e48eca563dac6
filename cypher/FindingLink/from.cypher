// One end of it.
WITH parent.from AS node

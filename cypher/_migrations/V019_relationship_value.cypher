// Rankings by relationship value lie beside those by influence.
CREATE INDEX value_block IF NOT EXISTS FOR (n:ValueBlock) ON (n.snapshot, n.last);
CREATE INDEX valued_position IF NOT EXISTS FOR ()-[r:VALUED]-() ON (r.snapshot, r.position);

// A new database has these, one that the bulk importer made does not: without them, whoever knows only a label reads everything.
CREATE LOOKUP INDEX node_labels IF NOT EXISTS FOR (n) ON EACH labels(n);
CREATE LOOKUP INDEX relationship_types IF NOT EXISTS FOR ()-[r]-() ON EACH type(r);

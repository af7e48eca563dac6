// Two analyzers: one that knows words and folds accents, for writing with spaces; one that cuts Chinese, Japanese and Korean into pairs.
// There is only one full-text index of the same labels and properties in the same order.
CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (n:Member|Content) ON EACH [n.handle, n.displayName, n.title, n.body]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX pairs IF NOT EXISTS FOR (n:Content|Member) ON EACH [n.body, n.title, n.displayName, n.handle]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};

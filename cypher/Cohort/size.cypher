// They are counted before this runs: the statement is the rule's own.
// :param explained => {}
RETURN $explained[parent.id] AS value

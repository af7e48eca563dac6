// One that an import brought suspended is so by hand.
RETURN CASE WHEN parent.suspendedAt IS NOT NULL THEN coalesce(parent.suspension, 'HAND') ELSE parent.suspension END AS value

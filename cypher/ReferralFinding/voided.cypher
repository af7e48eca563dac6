// Those that it found revoked before are not among them.
RETURN size(coalesce(parent.voided, [])) AS value

// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.pendingE4 AS value

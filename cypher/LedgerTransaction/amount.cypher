// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.amountE4 AS value

// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.conversionAmountE4 AS value

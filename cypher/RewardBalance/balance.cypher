// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.balanceE4 AS value

// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.percentE4 AS value

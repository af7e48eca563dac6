// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.capE4 AS value

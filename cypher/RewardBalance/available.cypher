// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.availableE4 AS value

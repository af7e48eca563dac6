// An integer of ten-thousandths; the scalar sets the point.
RETURN parent.memberCapE4 AS value

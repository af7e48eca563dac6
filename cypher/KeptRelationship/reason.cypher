// Why it is not among the survivor's.
RETURN parent.keptReason AS value

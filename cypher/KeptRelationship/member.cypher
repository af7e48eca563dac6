// Who had it: a block ends relationships of the survivor, too.
RETURN parent.keptMember AS value

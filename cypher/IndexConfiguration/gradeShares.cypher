// Of each grade but the last.
WITH parent.gradeShares AS shares
WITH {s: shares[0], a: shares[1], b: shares[2], c: shares[3]} AS node

// What is no hash might be the thing itself, which nobody should have here.
// :param fingerprints => [{kind: 'DEVICE', hash: '0000000000000000000000000000000000000000000000000000000000000000'}]
RETURN CASE
  WHEN size($fingerprints) > 20 THEN {code: 'OUT_OF_RANGE', field: 'fingerprints', message: 'there are at most 20 fingerprints'}
  WHEN any(print IN $fingerprints WHERE NOT print.hash =~ '[0-9a-fA-F]{64}')
    THEN {code: 'OUT_OF_RANGE', field: 'fingerprints', message: 'a fingerprint is given as its SHA-256 in 64 hexadecimal digits, never as what it is of'}
END AS refused

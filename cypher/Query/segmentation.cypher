// Segments are rules, which were made before this runs.
// :param explained => {kind: 'PYRAMID', segments: []}
WITH $explained AS node

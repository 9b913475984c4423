-- name: claims
SELECT c.passage, c.id, n.cluster FROM claims c
JOIN nodes n ON n.kind = 'incident' AND n.id = c.held
WHERE c.passage IN :passages AND c.until IS NULL
ORDER BY c.passage, c.number;

-- name: redacted
SELECT redacted FROM documents WHERE id = :id;

-- name: address
SELECT url, given FROM documents WHERE id = :id;

-- name: mentions
SELECT local, form FROM mentions WHERE document = :document;

-- name: claims
SELECT id, account, field, value, speaker, evidence, part_of FROM claims WHERE document = :document AND until IS NULL;

-- name: passages
SELECT start, stop, words FROM passages WHERE document = :document;

-- name: nodes
SELECT id, CASE frozen WHEN 0 THEN digest END FROM nodes WHERE kind = :kind ORDER BY id;

-- name: keys
SELECT key FROM keys WHERE kind = :kind AND node = :node;

-- name: edges
SELECT b, score FROM edges WHERE kind = :kind AND a = :a;

-- name: frozen
SELECT id FROM nodes WHERE kind = :kind AND frozen = 1 AND id IN :ids;

-- name: incidents
SELECT id FROM incidents;

-- name: clusters_of_incidents
SELECT DISTINCT cluster FROM nodes WHERE kind = 'incident';

-- name: revisions
SELECT min(revision), max(revision), count(*) FROM revisions;

-- name: untold_documents
SELECT d.id FROM documents d LEFT JOIN revisions r ON r.revision = d.revision AND r.subject = d.id
WHERE r.revision IS NULL ORDER BY d.id;

-- name: untold_incidents
SELECT i.id FROM incidents i
WHERE NOT EXISTS (
    SELECT 1 FROM changes c
    WHERE (c.subject = i.id AND c.change IN ('appeared', 'grew'))
       OR (c.other = i.id AND c.change IN ('renamed', 'split', 'merged', 'grew'))
)
ORDER BY i.id;

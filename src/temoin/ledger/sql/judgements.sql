-- name: insert
INSERT INTO judgements (id, revision, about, verdict, a, b, author, reason, at, undone)
VALUES (:id, :revision, :about, :verdict, :a, :b, :author, :reason, :at, NULL);

-- name: undo
UPDATE judgements SET undone = :revision
WHERE about = :about AND a = :a AND (about = 'claim' OR b = :b) AND undone IS NULL;

-- name: of
SELECT id, revision, about, verdict, a, b, author, reason, at, undone FROM judgements
WHERE a = :key OR b = :key ORDER BY revision DESC;

-- name: all
SELECT id, revision, about, verdict, a, b, author, reason, at, undone FROM judgements ORDER BY revision DESC;

-- name: incident_of
SELECT n.cluster FROM claims c JOIN nodes n ON n.kind = 'incident' AND n.id = c.held
WHERE c.id = :claim;

-- name: mark
UPDATE claims SET judged = :judged, moved = :moved WHERE id = :claim;

-- name: insert
INSERT INTO judgements (id, revision, about, verdict, a, b, author, reason, at, undone)
VALUES (:id, :revision, :about, :verdict, :a, :b, :author, :reason, :at, NULL);

-- name: undo
UPDATE judgements SET undone = :revision
WHERE about = :about AND a = :a AND (about = 'claim' OR b = :b) AND undone IS NULL;

-- name: of
SELECT id, revision, about, verdict, a, b, author, reason, at, undone FROM judgements
WHERE a IN :keys OR b IN :keys ORDER BY revision DESC;

-- name: one
SELECT about, a, b FROM judgements WHERE id = :id AND undone IS NULL AND verdict <> 'open';

-- name: stands
SELECT id FROM judgements
WHERE about = :about AND a = :a AND (about = 'claim' OR b = :b) AND undone IS NULL AND verdict <> 'open';

-- name: standing
SELECT j.about, j.a, j.b FROM judgements j
WHERE j.about = 'incident' AND j.verdict IN ('same', 'different') AND j.undone IS NULL
    AND EXISTS (SELECT 1 FROM accounts c WHERE c.document = :document AND c.id IN (j.a, j.b))
ORDER BY j.revision;

-- name: all
SELECT id, revision, about, verdict, a, b, author, reason, at, undone FROM judgements ORDER BY revision DESC;

-- name: incident_of
SELECT n.cluster FROM claims c JOIN nodes n ON n.kind = 'incident' AND n.id = c.held
WHERE c.id = :claim;

-- name: mark
UPDATE claims SET judged = :judged, moved = :moved WHERE id = :claim;

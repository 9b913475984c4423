-- name: every
SELECT id FROM claims WHERE until IS NULL ORDER BY id;

-- name: judged
SELECT c.field, j.verdict FROM judgements j JOIN claims c ON c.id = j.a
WHERE j.about = 'claim' AND j.verdict IN ('right', 'wrong') AND j.undone IS NULL AND j.reason = :reason
ORDER BY j.id;

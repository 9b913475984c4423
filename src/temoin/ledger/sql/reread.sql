-- name: stale
SELECT d.id FROM documents d JOIN readings r ON r.document = d.id AND r.until IS NULL
WHERE d.forgotten IS NULL AND d.redacted IS NULL AND r.made_by <> :made_by AND d.id > :after
ORDER BY d.id LIMIT :limit;

-- name: source
SELECT d.sha256, d.source, d.given, t.text, t.edits FROM documents d JOIN texts t ON t.document = d.id
WHERE d.id = :document;

-- name: made_by
UPDATE readings SET made_by = :made_by WHERE document = :document AND number = :number;

-- name: retire_reading
UPDATE readings SET until = :revision WHERE document = :document AND until IS NULL;

-- name: counts
UPDATE documents SET counts = :counts, title = :title WHERE id = :document;

-- name: accounts
SELECT id FROM accounts WHERE document = :document AND until IS NULL ORDER BY id;

-- name: every_account
SELECT id, role, start, until FROM accounts WHERE document = :document ORDER BY id;

-- name: successor
UPDATE accounts SET successor = :successor WHERE id = :id;

-- name: successors
SELECT id, successor FROM accounts WHERE document = :document AND until IS NOT NULL AND successor IS NOT NULL;

-- name: retire_claims
UPDATE claims SET until = :revision WHERE document = :document AND until IS NULL;

-- name: retire_accounts
UPDATE accounts SET until = :revision WHERE document = :document AND until IS NULL;

-- name: leave_passages
UPDATE claims SET passage = NULL WHERE document = :document;

-- name: drop_form
DELETE FROM forms WHERE id = :form;

-- name: judgements
SELECT verdict, a, b, author, reason FROM judgements WHERE undone IS NULL AND (a = :key OR b = :key)
    AND verdict <> 'open' ORDER BY id;

-- name: clusters
SELECT kind, id, cluster FROM nodes;

-- name: clear_edges
DELETE FROM edges WHERE NOT EXISTS (
    SELECT 1 FROM nodes n WHERE n.kind = edges.kind AND n.id IN (edges.a, edges.b) AND n.frozen = 1 AND n.digest IS NULL
);

-- name: clear_keys
DELETE FROM keys;

-- name: clear_nodes
DELETE FROM nodes WHERE frozen = 0 OR digest IS NOT NULL;

-- name: clear_mentions
DELETE FROM mentions;

-- name: clear_names
DELETE FROM names;

-- name: clear_forms
DELETE FROM forms WHERE id NOT IN (SELECT id FROM nodes WHERE kind = 'entity' AND frozen = 1);

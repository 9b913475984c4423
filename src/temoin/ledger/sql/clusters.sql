-- name: node
SELECT rank, cluster, digest FROM nodes WHERE kind = :kind AND id = :id;

-- name: insert_node
INSERT INTO nodes (kind, id, rank, cluster, digest) VALUES (:kind, :id, :rank, :cluster, :digest);

-- name: rank
UPDATE nodes SET rank = :rank WHERE kind = :kind AND id = :id;

-- name: candidates
SELECT n.id, n.digest FROM nodes n
WHERE n.kind = :kind AND n.digest IS NOT NULL
  AND n.id IN (SELECT k.node FROM keys k WHERE k.kind = :kind AND k.key IN :keys)
ORDER BY n.id;

-- name: insert_key
INSERT INTO keys (kind, key, node) VALUES (:kind, :key, :node);

-- name: insert_edge
INSERT INTO edges (kind, a, b, score, reasons) VALUES (:kind, :a, :b, :score, :reasons);

-- name: edges
SELECT a, b, score FROM edges WHERE kind = :kind AND a IN :ids AND score >= :least
UNION ALL
SELECT b, a, score FROM edges WHERE kind = :kind AND b IN :ids AND score >= :least;

-- name: reasons
SELECT score, reasons FROM edges WHERE kind = :kind AND a = :a AND b = :b;

-- name: ranks
SELECT id, rank FROM nodes WHERE kind = :kind AND id IN :ids;

-- name: of
SELECT id, cluster FROM nodes WHERE kind = :kind AND id IN :ids;

-- name: clusters_of
SELECT DISTINCT cluster FROM nodes WHERE kind = :kind AND id IN :ids;

-- name: move
UPDATE nodes SET cluster = :cluster WHERE kind = :kind AND id = :id;

-- name: members
SELECT id FROM nodes WHERE kind = :kind AND cluster IN :clusters ORDER BY rank;

-- name: drop_edges
DELETE FROM edges WHERE kind = :kind AND (a = :id OR b = :id);

-- name: drop_keys
DELETE FROM keys WHERE kind = :kind AND node = :id;

-- name: drop_node
DELETE FROM nodes WHERE kind = :kind AND id = :id;

-- name: judged
SELECT verdict, a, b FROM judgements
WHERE about = :kind AND verdict IN ('same', 'different') AND undone IS NULL AND a IN :ids
UNION ALL
SELECT verdict, a, b FROM judgements
WHERE about = :kind AND verdict IN ('same', 'different') AND undone IS NULL AND b IN :ids;

-- name: pages
SELECT 'same', a.id, b.id FROM documents a JOIN documents b ON b.url = a.url AND b.id <> a.id
WHERE a.id IN :ids;

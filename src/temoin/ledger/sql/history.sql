-- name: last
SELECT max(revision) FROM revisions;

-- name: insert
INSERT INTO revisions (revision, at, action, author, subject) VALUES (:revision, :at, :action, :author, :subject);

-- name: insert_change
INSERT INTO changes (revision, number, change, subject, other, why)
VALUES (:revision, :number, :change, :subject, :other, :why);

-- name: setting
SELECT value FROM settings WHERE name = :name;

-- name: set
INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: alive
SELECT DISTINCT cluster FROM nodes WHERE kind = :kind AND cluster IN :clusters;

-- name: strongest
SELECT x.other FROM (
    SELECT b AS other, score FROM edges WHERE kind = :kind AND a = :node
    UNION ALL
    SELECT a AS other, score FROM edges WHERE kind = :kind AND b = :node
) x JOIN nodes n ON n.kind = :kind AND n.id = x.other
WHERE n.cluster = :cluster
ORDER BY x.score DESC, x.other LIMIT 1;

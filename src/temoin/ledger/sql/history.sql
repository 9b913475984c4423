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

-- name: revisions
SELECT r.revision, r.at, r.action, r.author, r.subject,
    (SELECT count(*) FROM changes c WHERE c.revision = r.revision)
FROM revisions r ORDER BY r.revision DESC LIMIT :limit OFFSET :offset;

-- name: of
SELECT c.revision, r.at, c.change, c.subject, c.other, c.why
FROM changes c JOIN revisions r ON r.revision = c.revision
WHERE c.subject IN :keys OR c.other IN :keys
ORDER BY c.revision, c.number;

-- name: before
SELECT max(revision) FROM revisions WHERE at < :at;

-- name: since
SELECT c.revision, r.at, c.change, c.subject, c.other, c.why
FROM changes c JOIN revisions r ON r.revision = c.revision
WHERE c.revision > :revision
ORDER BY c.revision, c.number;

-- name: all
SELECT path, content FROM tables ORDER BY path;

-- name: clear
DELETE FROM tables;

-- name: insert
INSERT INTO tables (path, content, revision) VALUES (:path, :content, :revision);

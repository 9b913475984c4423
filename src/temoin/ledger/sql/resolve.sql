-- name: incident
SELECT DISTINCT cluster FROM nodes WHERE kind = 'incident' AND id >= :start AND id < :end ORDER BY cluster LIMIT 50;

-- name: main
SELECT id FROM incidents WHERE role = 'main' AND id IN :ids;

-- name: document
SELECT id FROM documents WHERE id >= :start AND id < :end ORDER BY id LIMIT 6;

-- name: claim
SELECT id FROM claims WHERE id >= :start AND id < :end ORDER BY id LIMIT 6;

-- name: entity
SELECT DISTINCT cluster FROM nodes WHERE kind = 'entity' AND id >= :start AND id < :end ORDER BY cluster LIMIT 6;

-- name: former
SELECT n.cluster FROM accounts a JOIN nodes n ON n.kind = 'incident' AND n.id = a.successor WHERE a.id = :id;

-- name: forms_named
SELECT form FROM names WHERE name = :name;

-- name: clusters_of
SELECT DISTINCT cluster FROM nodes WHERE kind = 'entity' AND id IN :forms;

-- name: places_named
SELECT id, lat, lon FROM places WHERE words = :words ORDER BY rank, id;

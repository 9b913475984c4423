-- name: incident
SELECT DISTINCT cluster FROM nodes WHERE kind = 'incident' AND id >= :start AND id < :end LIMIT 2;

-- name: document
SELECT id FROM documents WHERE id >= :start AND id < :end LIMIT 2;

-- name: claim
SELECT id FROM claims WHERE id >= :start AND id < :end LIMIT 2;

-- name: entity
SELECT DISTINCT cluster FROM nodes WHERE kind = 'entity' AND id >= :start AND id < :end LIMIT 2;

-- name: former
SELECT n.cluster FROM accounts a JOIN nodes n ON n.kind = 'incident' AND n.id = a.successor WHERE a.id = :id;

-- name: forms_named
SELECT form FROM names WHERE name = :name;

-- name: forms_of
SELECT id FROM nodes WHERE kind = 'entity' AND id = :id;

-- name: clusters_of
SELECT DISTINCT cluster FROM nodes WHERE kind = 'entity' AND id IN :forms;

-- name: places_named
SELECT id, lat, lon FROM places WHERE words = :words ORDER BY rank, id;

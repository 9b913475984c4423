-- name: known
SELECT forgotten FROM documents WHERE id = :id;

-- name: insert
INSERT INTO documents (
    id, sha256, source, language, title, publisher, url, published_from, published_to, given, retrieved, revision, counts
) VALUES (
    :id, :sha256, :source, :language, :title, :publisher, :url, :published_from, :published_to, :given, :retrieved,
    :revision, :counts
);

-- name: insert_text
INSERT INTO texts (document, text, edits) VALUES (:document, :text, :edits);

-- name: insert_reading
INSERT INTO readings (document, number, made_by, revision, body, vector)
VALUES (:document, :number, :made_by, :revision, :body, :vector);

-- name: insert_account
INSERT INTO accounts (id, document, local, role, start) VALUES (:id, :document, :local, :role, :start)
ON CONFLICT (id) DO UPDATE SET local = excluded.local, role = excluded.role, start = excluded.start, until = NULL,
    successor = NULL;

-- name: insert_passage
INSERT INTO passages (id, document, start, stop, words) VALUES (:id, :document, :start, :stop, :words);

-- name: passages_taken
SELECT id FROM passages WHERE id IN :ids;

-- name: insert_mention
INSERT INTO mentions (document, local, form) VALUES (:document, :local, :form);

-- name: insert_site
INSERT INTO sites (document, place) VALUES (:document, :place);

-- name: insert_form
INSERT INTO forms (id, rank, kind, name, country, sector, office)
VALUES (:id, :rank, :kind, :name, :country, :sector, :office)
ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, kind = excluded.kind, name = excluded.name,
    country = excluded.country, sector = excluded.sector, office = excluded.office
WHERE excluded.rank < forms.rank;

-- name: insert_name
INSERT INTO names (name, form) VALUES (:name, :form) ON CONFLICT (name, form) DO NOTHING;

-- name: insert_place
INSERT INTO places (id, rank, name, words, precision, lat, lon, radius_km, country, inside)
VALUES (:id, :rank, :name, :words, :precision, :lat, :lon, :radius_km, :country, :inside)
ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, name = excluded.name, words = excluded.words, precision = excluded.precision,
    lat = excluded.lat, lon = excluded.lon, radius_km = excluded.radius_km, country = excluded.country,
    inside = excluded.inside
WHERE excluded.rank < places.rank;

-- name: places
SELECT id, name, precision, lat, lon, radius_km, country, inside FROM places WHERE id IN :ids;

-- name: versions
SELECT id FROM documents WHERE url = :url ORDER BY COALESCE(published_from, ''), retrieved, id;

-- name: supersede
UPDATE documents SET superseded_by = :by WHERE id IN :ids AND (superseded_by IS NULL OR superseded_by <> :by);

-- name: newest
UPDATE documents SET superseded_by = NULL WHERE id = :id;

-- name: texts
SELECT document, text FROM texts WHERE document IN :ids;

-- name: text
SELECT text, edits FROM texts WHERE document = :id;

-- name: one
SELECT d.id, d.sha256, d.source, d.language, d.title, d.publisher, d.url, d.published_from, d.retrieved, d.revision,
    d.superseded_by, d.forgotten, d.redacted, n.cluster, d.counts
FROM documents d LEFT JOIN nodes n ON n.kind = 'origin' AND n.id = d.id
WHERE d.id = :id;

-- name: accounts
SELECT a.id, a.local, a.role, n.cluster FROM accounts a
LEFT JOIN nodes n ON n.kind = 'incident' AND n.id = a.id
WHERE a.document = :document AND a.until IS NULL
ORDER BY a.start, a.id;

-- name: reading
SELECT r.number, r.made_by, r.body, r.vector, t.text, t.edits
FROM readings r JOIN texts t ON t.document = r.document
WHERE r.document = :document AND r.until IS NULL;

-- name: readings
SELECT number, made_by, revision, until FROM readings WHERE document = :document ORDER BY number;

-- name: every
SELECT id FROM documents WHERE forgotten IS NULL AND id > :after ORDER BY id LIMIT :limit;

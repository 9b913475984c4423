-- name: documents
SELECT id, sha256, language, title, publisher, url, published_from, published_to, superseded_by, counts
FROM documents ORDER BY id;

-- name: texts
SELECT document, text, edits FROM texts ORDER BY document;

-- name: accounts
SELECT id, document, local, role, start FROM accounts WHERE until IS NULL ORDER BY id;

-- name: passages
SELECT id, document, start, stop, words FROM passages ORDER BY id;

-- name: claims
SELECT id, document, account, number, field, value, speaker, via, channel, said, polarity, certainty, stage, evidence,
    score, why, part_of, passage, judged, moved
FROM claims WHERE until IS NULL ORDER BY id;

-- name: mentions
SELECT document, local, form FROM mentions ORDER BY document, local;

-- name: sites
SELECT document, place FROM sites ORDER BY document, place;

-- name: forms
SELECT id, rank, kind, name, country, sector, office FROM forms ORDER BY id;

-- name: names
SELECT name, form FROM names ORDER BY name, form;

-- name: places
SELECT id, rank, name, words, precision, lat, lon, radius_km, country, inside FROM places ORDER BY id;

-- name: nodes
SELECT kind, id, rank, cluster, digest FROM nodes ORDER BY kind, id;

-- name: keys
SELECT kind, key, node FROM keys ORDER BY kind, key, node;

-- name: edges
SELECT kind, a, b, score, reasons FROM edges ORDER BY kind, a, b;

-- name: incidents
SELECT id, role, plover, mode, first_day, last_day, place, country, lat, lon, summary, reports, origins, claims, contested
FROM incidents ORDER BY id;

-- name: facets
SELECT name, value, incident FROM facets ORDER BY name, value, incident;

-- name: contradictions
SELECT id, incident, field, kind, verdict, reason, sides FROM contradictions WHERE until IS NULL ORDER BY id;

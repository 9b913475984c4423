-- name: accounts
SELECT a.id, a.document, a.role, d.published_from, d.language, d.superseded_by, o.cluster
FROM nodes n
JOIN accounts a ON a.id = n.id
JOIN documents d ON d.id = a.document
LEFT JOIN nodes o ON o.kind = 'origin' AND o.id = d.id
WHERE n.kind = 'incident' AND n.cluster = :incident
ORDER BY n.rank;

-- name: of_documents
SELECT DISTINCT n.cluster FROM accounts a JOIN nodes n ON n.kind = 'incident' AND n.id = a.id
WHERE a.document IN :documents;

-- name: of_forms
SELECT DISTINCT n.cluster FROM mentions m
JOIN accounts a ON a.document = m.document
JOIN nodes n ON n.kind = 'incident' AND n.id = a.id
WHERE m.form IN :forms;

-- name: mentions_of_forms
SELECT form, count(*) FROM mentions WHERE form IN :forms GROUP BY form;

-- name: delete
DELETE FROM incidents WHERE id = :id;

-- name: facets
SELECT name, value FROM facets WHERE incident = :id ORDER BY name, value;

-- name: delete_facets
DELETE FROM facets WHERE incident = :id;

-- name: row
SELECT role, plover, mode, first_day, last_day, place, country, lat, lon, summary, reports, origins, claims, contested
FROM incidents WHERE id = :id;

-- name: insert
INSERT INTO incidents (
    id, role, plover, mode, first_day, last_day, place, country, lat, lon, summary, reports, origins, claims, contested,
    revision
) VALUES (
    :id, :role, :plover, :mode, :first_day, :last_day, :place, :country, :lat, :lon, :summary, :reports, :origins,
    :claims, :contested, :revision
);

-- name: insert_facet
INSERT INTO facets (name, value, incident) VALUES (:name, :value, :incident);

-- name: contradictions
SELECT id, field, kind, verdict, reason, sides FROM contradictions WHERE incident = :incident AND until IS NULL;

-- name: insert_contradiction
INSERT INTO contradictions (id, incident, field, kind, verdict, reason, sides, since, until)
VALUES (:id, :incident, :field, :kind, :verdict, :reason, :sides, :since, NULL)
ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, sides = excluded.sides,
    incident = excluded.incident, until = NULL;

-- name: settle_contradiction
UPDATE contradictions SET until = :revision WHERE id = :id AND incident = :incident;

-- name: find
SELECT id, role, plover, mode, first_day, last_day, place, country, lat, lon, reports, origins, claims, contested,
    revision, summary
FROM incidents WHERE 1 = 1 /*conditions*/
ORDER BY /*order*/

-- name: by_id
SELECT id, role, plover, mode, first_day, last_day, place, country, lat, lon, reports, origins, claims, contested,
    revision, summary
FROM incidents WHERE id IN :ids ORDER BY id;

-- name: by_date
first_day DESC NULLS LAST, id

-- name: by_reports
reports DESC, id

-- name: by_origins
origins DESC, id

-- name: by_contested
contested DESC, id

-- name: by_changed
revision DESC, id

-- name: acts
SELECT DISTINCT value FROM facets WHERE name = 'act' ORDER BY value;

-- name: with_since
last_day >= :since

-- name: with_until
first_day <= :until

-- name: with_country
id IN (SELECT incident FROM facets WHERE name = 'country' AND value = :country)

-- name: with_act
id IN (SELECT incident FROM facets WHERE name = 'act' AND value = :act)

-- name: with_field
id IN (SELECT incident FROM facets WHERE name = 'field' AND value = :field)

-- name: with_language
id IN (SELECT incident FROM facets WHERE name = 'language' AND value = :language)

-- name: with_actor
id IN (SELECT incident FROM facets WHERE name = 'actor' AND value IN :forms)

-- name: with_place
id IN (SELECT incident FROM facets WHERE name = 'place' AND value IN :places)

-- name: with_role
role = :role

-- name: with_contested
contested > 0

-- name: with_min_origins
origins >= :min_origins

-- name: all_contradictions
SELECT id, incident, field, kind, verdict, reason, sides, since, until FROM contradictions
WHERE incident = :incident ORDER BY field, CASE verdict WHEN 'contradictory' THEN 0 ELSE 1 END, id;

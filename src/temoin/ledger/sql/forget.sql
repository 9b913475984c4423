-- name: claims
DELETE FROM claims WHERE document = :document;

-- name: passages
DELETE FROM passages WHERE document = :document;

-- name: mentions
DELETE FROM mentions WHERE document = :document;

-- name: texts
DELETE FROM texts WHERE document = :document;

-- name: readings
DELETE FROM readings WHERE document = :document;

-- name: sites
DELETE FROM sites WHERE document = :document;

-- name: forms_of
SELECT DISTINCT form FROM mentions WHERE document = :document ORDER BY form;

-- name: places_of
SELECT place FROM sites WHERE document = :document ORDER BY place;

-- name: forms_mentioned
SELECT DISTINCT form FROM mentions WHERE form IN :forms;

-- name: empty_form
UPDATE forms SET name = '', country = NULL, sector = NULL, office = NULL WHERE id = :form;

-- name: places_of_nothing
DELETE FROM places WHERE id IN :places AND NOT EXISTS (SELECT 1 FROM sites s WHERE s.place = places.id);

-- name: accounts
SELECT id FROM accounts WHERE document = :document;

-- name: digest
UPDATE nodes SET digest = :digest, frozen = 1 WHERE kind = :kind AND id = :id;

-- name: document
UPDATE documents SET forgotten = :revision, source = '', title = NULL, publisher = NULL, url = NULL, given = '{}',
    language = NULL
WHERE id = :document;

-- name: names
SELECT name FROM names WHERE form IN :forms;

-- name: documents
SELECT DISTINCT document FROM mentions WHERE form IN :forms ORDER BY document;

-- name: form
UPDATE forms SET name = :name, country = NULL, sector = NULL, office = NULL WHERE id = :form;

-- name: form_names
DELETE FROM names WHERE form = :form;

-- name: set_text
UPDATE texts SET text = :text, edits = :edits WHERE document = :document;

-- name: set_reading
UPDATE readings SET body = :body WHERE document = :document AND until IS NULL;

-- name: old_readings
DELETE FROM readings WHERE document = :document AND until IS NOT NULL;

-- name: redact
UPDATE documents SET redacted = :revision, title = :title, publisher = :publisher, source = :source,
    url = :url, given = :given
WHERE id = :document;

-- name: claims_in_order
SELECT id FROM claims WHERE document = :document AND until IS NULL ORDER BY number;

-- name: set_claim
UPDATE claims SET value = :value, why = :why WHERE id = :id;

-- name: set_passage
UPDATE passages SET words = :words WHERE document = :document AND start = :start AND stop = :stop;

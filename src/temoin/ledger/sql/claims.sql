-- name: insert
INSERT INTO claims (
    id, document, account, number, field, value, speaker, via, channel, said, polarity, certainty, stage, evidence,
    score, why, part_of, passage
) VALUES (
    :id, :document, :account, :number, :field, :value, :speaker, :via, :channel, :said, :polarity, :certainty, :stage,
    :evidence, :score, :why, :part_of, :passage
)
ON CONFLICT (id) DO UPDATE SET account = excluded.account, number = excluded.number, via = excluded.via,
    channel = excluded.channel, said = excluded.said, certainty = excluded.certainty, evidence = excluded.evidence,
    score = excluded.score, why = excluded.why, part_of = excluded.part_of, passage = excluded.passage,
    speaker = excluded.speaker, value = excluded.value, until = NULL;

-- name: of_incidents
SELECT * FROM told
WHERE id IN (
    SELECT c.id FROM nodes n JOIN claims c ON c.held = n.id
    WHERE n.kind = 'incident' AND n.cluster IN :incidents
)
ORDER BY published NULLS LAST, document, number;

-- name: of_documents
SELECT * FROM told WHERE document IN :documents ORDER BY published NULLS LAST, document, number;

-- name: by_id
SELECT * FROM told WHERE id IN :ids;

-- name: entities
SELECT n.id, f.id, f.kind, f.name, f.country, f.sector, f.office
FROM nodes n JOIN forms f ON f.id = n.cluster
WHERE n.kind = 'entity' AND n.id IN :forms;

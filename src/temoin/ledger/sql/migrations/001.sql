-- Types are SQLite's; PostgreSQL gets BIGINT, DOUBLE PRECISION, BYTEA and TEXT in the order of code points.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    temoin TEXT NOT NULL
);

CREATE TABLE revisions (
    revision INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    author TEXT,
    subject TEXT
);

CREATE TABLE changes (
    revision INTEGER NOT NULL REFERENCES revisions (revision),
    number INTEGER NOT NULL,
    change TEXT NOT NULL,
    subject TEXT NOT NULL,
    other TEXT,
    why TEXT,
    PRIMARY KEY (revision, number)
);
CREATE INDEX changes_of ON changes (subject, revision);
CREATE INDEX changes_to ON changes (other, revision);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE tables (
    path TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    revision INTEGER NOT NULL REFERENCES revisions (revision)
);

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    language TEXT,
    title TEXT,
    publisher TEXT,
    url TEXT,
    published_from TEXT,
    published_to TEXT,
    given TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    revision INTEGER NOT NULL REFERENCES revisions (revision),
    superseded_by TEXT,
    forgotten INTEGER REFERENCES revisions (revision),
    redacted INTEGER REFERENCES revisions (revision),
    counts TEXT NOT NULL
);
CREATE INDEX documents_url ON documents (url);
CREATE INDEX documents_published ON documents (published_from, id);

CREATE TABLE texts (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    text TEXT NOT NULL,
    edits TEXT NOT NULL
);

CREATE TABLE readings (
    document TEXT NOT NULL REFERENCES documents (id),
    number INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    revision INTEGER NOT NULL REFERENCES revisions (revision),
    until INTEGER REFERENCES revisions (revision),
    body BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (document, number)
);

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    local TEXT NOT NULL,
    role TEXT NOT NULL,
    start INTEGER NOT NULL,
    until INTEGER REFERENCES revisions (revision),
    successor TEXT
);
CREATE INDEX accounts_document ON accounts (document);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document, start, stop);

CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    account TEXT NOT NULL REFERENCES accounts (id),
    number INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    speaker TEXT NOT NULL,
    via TEXT NOT NULL,
    channel TEXT NOT NULL,
    said TEXT,
    polarity TEXT NOT NULL,
    certainty TEXT NOT NULL,
    stage TEXT NOT NULL,
    evidence TEXT NOT NULL,
    score REAL NOT NULL,
    why TEXT NOT NULL,
    part_of TEXT,
    passage INTEGER REFERENCES passages (id),
    judged TEXT,
    moved TEXT,
    until INTEGER REFERENCES revisions (revision),
    held TEXT GENERATED ALWAYS AS (COALESCE(moved, account)) STORED
);
CREATE INDEX claims_held ON claims (held);
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_passage ON claims (passage);

CREATE TABLE mentions (
    document TEXT NOT NULL REFERENCES documents (id),
    local TEXT NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (document, local)
) /*clustered*/;
CREATE INDEX mentions_form ON mentions (form);

CREATE TABLE sites (
    document TEXT NOT NULL REFERENCES documents (id),
    place TEXT NOT NULL,
    PRIMARY KEY (document, place)
) /*clustered*/;
CREATE INDEX sites_place ON sites (place);

CREATE TABLE forms (
    id TEXT PRIMARY KEY,
    rank TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    office TEXT
);

CREATE TABLE names (
    name TEXT NOT NULL,
    form TEXT NOT NULL REFERENCES forms (id),
    PRIMARY KEY (name, form)
) /*clustered*/;
CREATE INDEX names_form ON names (form);

CREATE TABLE places (
    id TEXT PRIMARY KEY,
    rank TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    precision TEXT,
    lat REAL,
    lon REAL,
    radius_km REAL,
    country TEXT,
    inside TEXT
);
CREATE INDEX places_words ON places (words);

CREATE TABLE nodes (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    rank TEXT NOT NULL,
    cluster TEXT NOT NULL,
    digest TEXT,
    frozen INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (id, kind)
);
CREATE INDEX nodes_cluster ON nodes (cluster, kind);

CREATE TABLE keys (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    node TEXT NOT NULL,
    PRIMARY KEY (key, node, kind)
) /*clustered*/;
CREATE INDEX keys_node ON keys (node, kind);

CREATE TABLE edges (
    kind TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (a, b, kind)
) /*clustered*/;
CREATE INDEX edges_back ON edges (b, a, kind);

CREATE TABLE incidents (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    plover TEXT,
    mode TEXT,
    first_day TEXT,
    last_day TEXT,
    place TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    summary TEXT NOT NULL,
    reports INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revisions (revision)
);
CREATE INDEX incidents_day ON incidents (first_day, id);
CREATE INDEX incidents_reports ON incidents (reports, id);
CREATE INDEX incidents_origins ON incidents (origins, id);
CREATE INDEX incidents_contested ON incidents (contested, id);
CREATE INDEX incidents_revision ON incidents (revision, id);
CREATE INDEX incidents_lat ON incidents (lat, lon);

CREATE TABLE facets (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    PRIMARY KEY (name, value, incident)
) /*clustered*/;
CREATE INDEX facets_incident ON facets (incident);

CREATE TABLE contradictions (
    id TEXT PRIMARY KEY,
    incident TEXT NOT NULL,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    sides TEXT NOT NULL,
    since INTEGER NOT NULL REFERENCES revisions (revision),
    until INTEGER REFERENCES revisions (revision)
);
CREATE INDEX contradictions_incident ON contradictions (incident);

CREATE TABLE judgements (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL REFERENCES revisions (revision),
    about TEXT NOT NULL,
    verdict TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT,
    author TEXT NOT NULL,
    reason TEXT,
    at TEXT NOT NULL,
    undone INTEGER REFERENCES revisions (revision)
);
CREATE INDEX judgements_a ON judgements (a);
CREATE INDEX judgements_b ON judgements (b);

CREATE VIEW told AS
SELECT c.id AS id, n.cluster AS incident, c.document AS document, c.number AS number, c.field AS field,
    c.value AS value, c.speaker AS speaker, c.via AS via, c.channel AS channel, c.said AS said,
    c.polarity AS polarity, c.certainty AS certainty, c.stage AS stage, c.score AS score, c.why AS why,
    c.part_of AS part_of, d.published_from AS published, d.publisher AS publisher, d.language AS language,
    o.cluster AS origin, d.superseded_by AS superseded_by, c.judged AS judged, c.evidence AS evidence
FROM claims c
JOIN nodes n ON n.kind = 'incident' AND n.id = c.held
JOIN documents d ON d.id = c.document
JOIN nodes o ON o.kind = 'origin' AND o.id = c.document
WHERE c.until IS NULL;

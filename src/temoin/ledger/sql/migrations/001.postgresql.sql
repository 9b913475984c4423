ALTER TABLE passages ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED;
CREATE INDEX passages_words ON passages USING gin (search);

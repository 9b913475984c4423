CREATE VIRTUAL TABLE passages_words USING fts5 (
    words, content = 'passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', columnsize = 0
);
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
    INSERT INTO passages_words (rowid, words) VALUES (new.id, new.words)\;
END;
CREATE TRIGGER passages_taken AFTER DELETE ON passages BEGIN
    INSERT INTO passages_words (passages_words, rowid, words) VALUES ('delete', old.id, old.words)\;
END;
CREATE TRIGGER passages_changed AFTER UPDATE OF words ON passages BEGIN
    INSERT INTO passages_words (passages_words, rowid, words) VALUES ('delete', old.id, old.words)\;
    INSERT INTO passages_words (rowid, words) VALUES (new.id, new.words)\;
END;

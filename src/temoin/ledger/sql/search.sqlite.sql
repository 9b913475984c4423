-- name: find
SELECT p.id, p.document, d.published_from, d.publisher, d.title, p.start, p.stop,
    substr(t.text, CAST(p.start AS INTEGER) + 1, CAST(p.stop - p.start AS INTEGER))
FROM passages p
JOIN documents d ON d.id = p.document
JOIN texts t ON t.document = p.document
WHERE p.id IN (SELECT rowid FROM passages_words WHERE passages_words MATCH :question ORDER BY rowid DESC LIMIT :limit OFFSET :offset)
ORDER BY p.id DESC;

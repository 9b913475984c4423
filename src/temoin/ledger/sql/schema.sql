-- name: record
INSERT INTO migrations (number, at, temoin) VALUES (:number, :at, :temoin);

DELETE FROM words
WHERE rowid IN (SELECT 2 * "row" FROM article WHERE page_id = ?)

INSERT INTO words (rowid, title, text)
SELECT
  2 * "row",
  coalesce(title, ''),
  substr(text, json_extract(body, '$.start') + 1, json_extract(body, '$.end') - json_extract(body, '$.start'))
FROM article
WHERE "row" = ?

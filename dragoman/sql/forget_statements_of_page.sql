DELETE FROM words
WHERE rowid IN (
  SELECT 2 * s."row" + 1
  FROM statement AS s
  JOIN article AS a ON a.article_id = s.article_id
  WHERE a.page_id = ?
)

-- A find in a title weighs three times one in the text; the title of a statement is its article's.
WITH found AS (
  SELECT
    rowid AS number,
    snippet(words, -1, :start, :end, '…', 24) AS snippet,
    bm25(words, 3.0, 1.0) AS score
  FROM words
  WHERE words MATCH :query
  ORDER BY score, rowid
  LIMIT :limit
)
SELECT 'article', a.article_id, a.article_id, a.title, f.snippet, f.score
FROM found AS f
JOIN article AS a ON f.number % 2 = 0 AND a."row" = f.number / 2
UNION ALL
SELECT 'statement', s.statement_id, s.article_id, a.title, f.snippet, f.score
FROM found AS f
JOIN statement AS s ON f.number % 2 = 1 AND s."row" = f.number / 2
LEFT JOIN article AS a ON a.article_id = s.article_id
ORDER BY 6, 2

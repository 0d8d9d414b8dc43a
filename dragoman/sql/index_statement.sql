INSERT INTO words (rowid, title, text)
SELECT
  2 * s."row" + 1,
  '',
  (
    SELECT group_concat(
      substr(a.text, json_extract(c.value, '$.start') + 1, json_extract(c.value, '$.end') - json_extract(c.value, '$.start')),
      ' … '
    )
    FROM json_each(s.content) AS c
  )
FROM statement AS s
JOIN article AS a ON a.article_id = s.article_id
WHERE s."row" = ?

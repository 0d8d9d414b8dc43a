-- How many statements an actor made and how many events the actor was a side of.
SELECT actor_id, count(*)
FROM (
  SELECT json_extract(speaker, '$.actor_id') AS actor_id
  FROM statement
  UNION ALL
  SELECT json_extract(side.value, '$.actor_id')
  FROM event, json_each(event.source) AS side
  UNION ALL
  SELECT json_extract(side.value, '$.actor_id')
  FROM event, json_each(event.target) AS side
)
WHERE actor_id IS NOT NULL
GROUP BY actor_id

SELECT article_id, title, text
FROM article
WHERE instr(text, ?) > 0
ORDER BY location, ordinal

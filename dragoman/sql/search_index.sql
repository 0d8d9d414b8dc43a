-- Words of articles (even rowids: 2 * article.row) and statements (odd: 2 * statement.row + 1).
CREATE VIRTUAL TABLE words USING fts5(
  title,
  text,
  tokenize = 'unicode61 remove_diacritics 2'
);

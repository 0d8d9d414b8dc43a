DELETE FROM words WHERE rowid = 2 * ? + 1

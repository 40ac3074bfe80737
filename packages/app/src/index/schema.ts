/** Raised when tables, terms or the meaning of a column change. An index of another format is built anew. */
export const INDEX_FORMAT = 2;

/**
 * Tables of the index. `folder` and `file` say what the disk looked like; a row of `file` with a kind is a record. The
 * full-text table keeps no text of its own (`content=''`), and its tokenizer only has to cut ASCII, for the rest was folded
 * before: that way words are exactly those of `wordsOf`, and the index agrees with `matches`.
 */
export const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE folder (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest TEXT);
  CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime REAL NOT NULL,
    ctime REAL NOT NULL,
    inode REAL NOT NULL,
    fresh INTEGER NOT NULL,
    digest TEXT,
    problems INTEGER NOT NULL,
    kind TEXT,
    date TEXT,
    data TEXT,
    body_at INTEGER
  );
  CREATE VIRTUAL TABLE words USING fts5(title, body, terms, tokenize = 'ascii', content = '', contentless_delete = 1);
`;

/** Made after a bulk load, since sorting once is cheaper than keeping sorted. */
export const LOOKUPS = `
  CREATE INDEX file_folder ON file (folder);
  CREATE INDEX file_date ON file (date, kind);
  CREATE INDEX file_problems ON file (problems) WHERE problems;
`;

-- How much the articles of two documents share, by the digests of their sources: different runs of five words in both and in either.
CREATE TABLE overlaps (
    first       TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    second      TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    shared      INTEGER NOT NULL,
    first_runs  INTEGER NOT NULL,
    second_runs INTEGER NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;

-- Items that are one wording in documents that print one text.
CREATE TABLE reprints (
    member TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) WITHOUT ROWID;

-- Items of former texts on which something was decided, and the items that have the same words in the present ones.
CREATE TABLE moved (
    id  TEXT PRIMARY KEY,
    now TEXT NOT NULL
) WITHOUT ROWID;

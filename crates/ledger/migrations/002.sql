-- Items of the last reading that was not the same as the present one, to be compared with it. `text` is the digest of the
-- text they were found in.
CREATE TABLE former_items (
    document TEXT NOT NULL,
    kind     TEXT NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    first    INTEGER NOT NULL,
    past     INTEGER NOT NULL,
    coded    TEXT NOT NULL,
    text     TEXT,
    PRIMARY KEY (document, kind, position)
) WITHOUT ROWID;

-- The record of one dossier. Every offset counts Unicode code points of the text; `first` is inclusive, `past` exclusive.

-- Texts as taken from sources, by digest. An old one stays when a newer extractor gives another.
CREATE TABLE texts (
    sha256    TEXT PRIMARY KEY,
    content   TEXT NOT NULL,
    extractor TEXT NOT NULL,
    version   TEXT NOT NULL
) WITHOUT ROWID;

-- Sources, by digest of their bytes. `coded` is the coded document as JSON, its lists of items left empty.
CREATE TABLE documents (
    sha256       TEXT PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    former_names TEXT NOT NULL,
    state        TEXT NOT NULL,
    bytes        INTEGER NOT NULL,
    text_sha256  TEXT REFERENCES texts (sha256),
    unread       TEXT,
    title        TEXT,
    outlet       TEXT,
    published    TEXT,
    coded        TEXT
) WITHOUT ROWID;

CREATE TABLE former_texts (
    document    TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    text_sha256 TEXT NOT NULL REFERENCES texts (sha256),
    PRIMARY KEY (document, text_sha256)
) WITHOUT ROWID;

CREATE TABLE entities (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    label    TEXT NOT NULL,
    aliases  TEXT NOT NULL
);

-- Statements, events, commitments and mentions. A commitment has the date of the statement that carries it. `earliest` and
-- `latest` bound the date.
CREATE TABLE items (
    document      TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    kind          TEXT NOT NULL,
    position      INTEGER NOT NULL,
    id            TEXT NOT NULL,
    first         INTEGER NOT NULL,
    past          INTEGER NOT NULL,
    passage_first INTEGER NOT NULL,
    passage_past  INTEGER NOT NULL,
    date          TEXT,
    earliest      TEXT,
    latest        TEXT,
    coded         TEXT NOT NULL,
    PRIMARY KEY (document, kind, position)
) WITHOUT ROWID;
CREATE INDEX items_by_id ON items (id, kind);

-- Who plays which part in an item.
CREATE TABLE roles (
    document TEXT NOT NULL,
    kind     TEXT NOT NULL,
    position INTEGER NOT NULL,
    role     TEXT NOT NULL,
    entity   TEXT NOT NULL,
    PRIMARY KEY (document, kind, position, role, entity),
    FOREIGN KEY (document, kind, position) REFERENCES items (document, kind, position) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX roles_by_entity ON roles (entity);

CREATE TABLE groups (
    number INTEGER NOT NULL,
    place  INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (number, place)
) WITHOUT ROWID;

-- Decisions as they were laid over the record when it was last written; `decisions.jsonl` is where they live.
CREATE TABLE decisions (
    position INTEGER PRIMARY KEY,
    line     TEXT NOT NULL
);

-- Sentences of the body and lines outside it, for searching. Quotations are cut from `texts`, never from here.
CREATE TABLE passages (
    number   INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    first    INTEGER NOT NULL,
    past     INTEGER NOT NULL,
    words    TEXT NOT NULL
);
CREATE INDEX passages_by_place ON passages (document, first);
CREATE VIRTUAL TABLE search USING fts5 (words, content = 'passages', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');

-- For people who open the file with a database browser.
CREATE VIEW statements AS
SELECT d.name AS document, i.id, i.first, i.past, i.coded ->> '$.speaker' AS speaker, i.coded ->> '$.date.iso' AS date,
       i.coded ->> '$.modality' AS modality, i.coded ->> '$.polarity' AS polarity, i.coded ->> '$.basis' AS basis
FROM items i JOIN documents d ON d.sha256 = i.document WHERE i.kind = 'statements';
CREATE VIEW events AS
SELECT d.name AS document, i.id, i.first, i.past, i.coded ->> '$.actors' AS actors, i.coded ->> '$.targets' AS targets,
       i.coded ->> '$.plover' AS plover, i.coded ->> '$.status' AS status, i.coded ->> '$.date.iso' AS date
FROM items i JOIN documents d ON d.sha256 = i.document WHERE i.kind = 'events';
CREATE VIEW commitments AS
SELECT d.name AS document, i.id, i.first, i.past, i.coded ->> '$.debtor' AS debtor, i.coded ->> '$.counterparty' AS counterparty,
       i.coded ->> '$.logic' AS logic, i.coded ->> '$.stance' AS stance, i.coded ->> '$.basis' AS basis
FROM items i JOIN documents d ON d.sha256 = i.document WHERE i.kind = 'commitments';
CREATE VIEW mentions AS
SELECT d.name AS document, i.id AS entity, i.first, i.past, i.coded ->> '$.kind' AS kind
FROM items i JOIN documents d ON d.sha256 = i.document WHERE i.kind = 'mentions';

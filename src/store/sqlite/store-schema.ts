/** Schema of the research store; entry i leads from version i to i + 1. An entry that was published never changes. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE research (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    head TEXT NOT NULL,
    updated TEXT NOT NULL,
    touched INTEGER NOT NULL,
    json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX research_touched ON research (touched);

  CREATE TABLE counter (
    session TEXT NOT NULL,
    kind TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (session, kind)
  ) WITHOUT ROWID;

  CREATE TABLE entity (
    session TEXT NOT NULL,
    kind TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    state TEXT,
    address TEXT,
    json TEXT NOT NULL
  );
  CREATE UNIQUE INDEX entity_seq ON entity (session, kind, seq);
  CREATE UNIQUE INDEX entity_id ON entity (session, id);
  CREATE UNIQUE INDEX entity_address ON entity (session, address) WHERE address IS NOT NULL;

  CREATE TABLE text (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL, paragraphs TEXT NOT NULL);
  CREATE TABLE payload (hash TEXT PRIMARY KEY, json TEXT NOT NULL);

  CREATE TABLE event (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    time TEXT NOT NULL,
    tool TEXT NOT NULL,
    changed TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE UNIQUE INDEX event_seq ON event (session, seq);
  `,
  'CREATE TABLE job (session TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;',
]

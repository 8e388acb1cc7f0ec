-- Fingerprints of media, by which copies are known again, in collections that an account names. A
-- collection is there once something is put into it. fingerprint is of the form that its first byte
-- tells. Times are milliseconds since the epoch.
CREATE TABLE dna_db (
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  db_id      TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (account, region, db_id)
);

CREATE TABLE dna_entry (
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  db_id       TEXT NOT NULL,
  primary_key TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  fingerprint BLOB NOT NULL,
  PRIMARY KEY (account, region, db_id, primary_key),
  FOREIGN KEY (account, region, db_id) REFERENCES dna_db (account, region, db_id)
);

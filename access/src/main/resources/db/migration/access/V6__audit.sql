-- outcome ALLOWED, DENIED or FAILED. Texts are empty where nothing is known.
CREATE TABLE audit_entry (
  id         BIGINT PRIMARY KEY,
  at         BIGINT NOT NULL,
  account    TEXT NOT NULL,
  caller     TEXT NOT NULL,
  key_id     TEXT NOT NULL,
  source     TEXT NOT NULL,
  action     TEXT NOT NULL,
  resource   TEXT NOT NULL,
  outcome    TEXT NOT NULL,
  reason     TEXT NOT NULL,
  request_id TEXT NOT NULL
);
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_account ON audit_entry (account, at);

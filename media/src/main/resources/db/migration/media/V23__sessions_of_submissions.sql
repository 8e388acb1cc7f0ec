-- Names that users give to submissions, which may not come again for some days.
CREATE TABLE submission_session (
  account  TEXT    NOT NULL,
  product  TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  used_at  INTEGER NOT NULL,
  PRIMARY KEY (account, product, kind, name)
);
CREATE INDEX submission_session_by_time ON submission_session (used_at);

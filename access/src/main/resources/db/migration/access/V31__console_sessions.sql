-- The account's own password at the console, sealed; the server's start tells it.
ALTER TABLE account ADD COLUMN sealed_password TEXT;

-- Who is signed in at the console. Only a hash of what the browser holds is kept. user_name is empty
-- for the account itself. Times are milliseconds since the epoch.
CREATE TABLE console_session (
  token_hash TEXT PRIMARY KEY,
  account    TEXT NOT NULL REFERENCES account (id),
  user_name  TEXT NOT NULL,
  opened_at  BIGINT NOT NULL,
  used_at    BIGINT NOT NULL
);
CREATE INDEX console_session_owner ON console_session (account, user_name);
CREATE INDEX console_session_age ON console_session (opened_at);

-- Times are milliseconds since the epoch. Sealed columns are encrypted under the master key.

-- services_decided: whether the default roles of the services were once made, or not wanted; what
-- became of them since is the account's own doing.
CREATE TABLE account (
  id               TEXT PRIMARY KEY,
  name             TEXT NOT NULL,
  services_decided BIGINT NOT NULL,
  created_at       BIGINT NOT NULL
);

CREATE TABLE ram_user (
  account       TEXT NOT NULL REFERENCES account (id),
  name          TEXT NOT NULL,
  user_id       TEXT NOT NULL UNIQUE,
  display_name  TEXT NOT NULL,
  comments      TEXT NOT NULL,
  password_hash TEXT,
  created_at    BIGINT NOT NULL,
  updated_at    BIGINT NOT NULL,
  PRIMARY KEY (account, name)
);

-- user_name is empty for a key of the account itself; from_operator is 1 for the one that the
-- server's start was told.
CREATE TABLE access_key (
  id            TEXT PRIMARY KEY,
  account       TEXT NOT NULL REFERENCES account (id),
  user_name     TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  active        BIGINT NOT NULL,
  from_operator BIGINT NOT NULL,
  created_at    BIGINT NOT NULL,
  last_used_at  BIGINT,
  last_service  TEXT
);
CREATE INDEX access_key_owner ON access_key (account, user_name);

CREATE TABLE ram_role (
  account     TEXT NOT NULL REFERENCES account (id),
  name        TEXT NOT NULL,
  role_id     TEXT NOT NULL UNIQUE,
  trust       TEXT NOT NULL,
  description TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (account, name)
);

CREATE TABLE custom_policy (
  account     TEXT NOT NULL REFERENCES account (id),
  name        TEXT NOT NULL,
  description TEXT NOT NULL,
  document    TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (account, name)
);

-- What is attached to whom: holder_kind USER or ROLE, policy_type System or Custom.
CREATE TABLE policy_attachment (
  account     TEXT NOT NULL,
  holder_kind TEXT NOT NULL,
  holder_name TEXT NOT NULL,
  policy_type TEXT NOT NULL,
  policy_name TEXT NOT NULL,
  attached_at BIGINT NOT NULL,
  PRIMARY KEY (account, holder_kind, holder_name, policy_type, policy_name)
);

CREATE TABLE role_session (
  key_id        TEXT PRIMARY KEY,
  account       TEXT NOT NULL,
  role_name     TEXT NOT NULL,
  session_name  TEXT NOT NULL,
  policy        TEXT,
  sealed_secret TEXT NOT NULL,
  sealed_token  TEXT NOT NULL,
  expires_at    BIGINT NOT NULL
);
CREATE INDEX role_session_end ON role_session (expires_at);

-- Times are milliseconds since the epoch.

CREATE TABLE callback_setting (
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  method     TEXT NOT NULL,
  url        TEXT,
  queue_name TEXT,
  events     TEXT NOT NULL,
  signed     BIGINT NOT NULL,
  auth_key   TEXT,
  PRIMARY KEY (account, region)
);

-- An event is a fact and never changes; routed_at says that its deliveries are on their way.
CREATE TABLE event (
  id             TEXT PRIMARY KEY,
  account        TEXT NOT NULL,
  region         TEXT NOT NULL,
  type           TEXT NOT NULL,
  subject        TEXT NOT NULL,
  at             BIGINT NOT NULL,
  body           TEXT NOT NULL,
  notify_address TEXT,
  routed_at      BIGINT
);
CREATE INDEX event_unrouted ON event (at, id) WHERE routed_at IS NULL;
CREATE INDEX event_subject ON event (subject);

CREATE TABLE delivery (
  id        TEXT PRIMARY KEY,
  event_id  TEXT NOT NULL REFERENCES event (id),
  kind      TEXT NOT NULL,
  target    TEXT NOT NULL,
  state     TEXT NOT NULL,
  attempts  BIGINT NOT NULL,
  queued_at BIGINT NOT NULL
);
CREATE INDEX delivery_event ON delivery (event_id);
CREATE INDEX delivery_pending ON delivery (queued_at) WHERE state = 'PENDING';

CREATE TABLE attempt (
  delivery_id     TEXT NOT NULL REFERENCES delivery (id),
  number          BIGINT NOT NULL,
  started_at      BIGINT NOT NULL,
  duration_millis BIGINT NOT NULL,
  succeeded       BIGINT NOT NULL,
  outcome         TEXT NOT NULL,
  http_status     BIGINT,
  PRIMARY KEY (delivery_id, number)
);

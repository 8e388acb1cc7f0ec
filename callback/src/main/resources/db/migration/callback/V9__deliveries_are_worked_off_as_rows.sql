-- A delivery is worked off as it stands here; it has no message on an internal queue any more.
-- Times are milliseconds since the epoch, durations of phases microseconds.

DROP INDEX event_unrouted;
DROP INDEX event_subject;
ALTER TABLE event ADD COLUMN product TEXT NOT NULL DEFAULT 'IMS';
ALTER TABLE event ADD COLUMN app TEXT NOT NULL DEFAULT 'app-1000000';
ALTER TABLE event ADD COLUMN job_id TEXT;
ALTER TABLE event ADD COLUMN media_id TEXT;
UPDATE event SET job_id = subject;
ALTER TABLE event DROP COLUMN subject;
ALTER TABLE event DROP COLUMN notify_address;
ALTER TABLE event DROP COLUMN routed_at;
CREATE INDEX event_at ON event (at);
CREATE INDEX event_job ON event (job_id);
CREATE INDEX event_media ON event (media_id) WHERE media_id IS NOT NULL;

ALTER TABLE attempt RENAME TO attempt_before;
ALTER TABLE delivery RENAME TO delivery_before;
DROP INDEX delivery_event;
DROP INDEX delivery_pending;

CREATE TABLE delivery (
  event_id      TEXT NOT NULL REFERENCES event (id),
  number        BIGINT NOT NULL,
  purpose       TEXT NOT NULL,
  kind          TEXT NOT NULL,
  target        TEXT NOT NULL,
  target_region TEXT NOT NULL,
  -- Why nothing can ever arrive there.
  obstacle      TEXT,
  -- What is reached by the same way and fails together.
  lane          TEXT NOT NULL,
  -- The delays between attempts, in milliseconds, separated by commas.
  schedule      TEXT NOT NULL,
  dead_letters  TEXT,
  state         TEXT NOT NULL,
  attempts      BIGINT NOT NULL,
  -- 0 before the first attempt, 1 after it.
  tier          BIGINT NOT NULL,
  planned_at    BIGINT NOT NULL,
  due_at        BIGINT NOT NULL,
  ended_at      BIGINT,
  -- Deliveries of one sequence in one lane are made one after the other.
  sequence      TEXT,
  waits_for     TEXT,
  PRIMARY KEY (event_id, number)
);

INSERT INTO delivery
SELECT d.event_id, 1, 'EVENT', d.kind, d.target, e.region, NULL,
       e.account || ' ' || e.region || ' '
         || substr(d.target, 1, instr(d.target || '?', '?') - 1),
       '1000,1000', NULL, d.state, d.attempts, CASE WHEN d.attempts = 0 THEN 0 ELSE 1 END,
       d.queued_at, d.queued_at, CASE WHEN d.state = 'PENDING' THEN NULL ELSE d.queued_at END,
       NULL, NULL
FROM delivery_before d JOIN event e ON e.id = d.event_id;

CREATE TABLE attempt (
  event_id          TEXT NOT NULL,
  delivery_number   BIGINT NOT NULL,
  number            BIGINT NOT NULL,
  started_at        BIGINT NOT NULL,
  duration_millis   BIGINT NOT NULL,
  succeeded         BIGINT NOT NULL,
  outcome           TEXT NOT NULL,
  http_status       BIGINT,
  address           TEXT,
  dns_micros        BIGINT,
  connect_micros    BIGINT,
  tls_micros        BIGINT,
  first_byte_micros BIGINT,
  answer            TEXT,
  PRIMARY KEY (event_id, delivery_number, number),
  FOREIGN KEY (event_id, delivery_number) REFERENCES delivery (event_id, number)
);

INSERT INTO attempt (event_id, delivery_number, number, started_at, duration_millis, succeeded,
                     outcome, http_status)
SELECT d.event_id, 1, a.number, a.started_at, a.duration_millis, a.succeeded, a.outcome,
       a.http_status
FROM attempt_before a JOIN delivery_before d ON d.id = a.delivery_id;

DROP TABLE attempt_before;
DROP TABLE delivery_before;

-- Holds all that is looked at to find what is due, in its order.
CREATE INDEX delivery_due ON delivery (lane, tier, due_at, event_id, number)
  WHERE state = 'PENDING' AND waits_for IS NULL;
CREATE INDEX delivery_waiting ON delivery (waits_for) WHERE waits_for IS NOT NULL;
CREATE INDEX delivery_sequence ON delivery (lane, sequence)
  WHERE state = 'PENDING' AND sequence IS NOT NULL;
CREATE INDEX delivery_given_up ON delivery (ended_at) WHERE state = 'GIVEN_UP';

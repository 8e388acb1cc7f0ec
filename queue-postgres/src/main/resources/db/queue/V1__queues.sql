-- One row: what the engine's clock and the database's clock showed at one moment.
create table clock (
  single boolean primary key default true check (single),
  engine bigint not null,
  wall bigint not null
);

-- One row: with what receipt handles are signed, on whichever node.
create table secret (
  single boolean primary key default true check (single),
  handle_key bytea not null
);

-- A queue that is created again has another id: nothing of the old one is found under it.
create table queue (
  id bigint generated always as identity primary key,
  account text collate "C" not null,
  region text collate "C" not null,
  name text collate "C" not null,
  delay bigint not null,
  maximum_bytes integer not null,
  retention bigint not null,
  visibility bigint not null,
  polling bigint not null,
  logging boolean not null,
  durability smallint not null,
  created_at bigint not null,
  modified_at bigint not null,
  unique (account, region, name)
);

-- Queues whose messages are still to be cleared away.
create table deleted_queue (
  id bigint primary key,
  deleted_at bigint not null
);

-- visible_at and expires_at are on the engine's clock, the other times on the wall; all milliseconds.
-- One column says what is delayed, held or visible: nothing has to move a message when its time comes.
create table message (
  id bigint generated always as identity primary key,
  queue bigint not null,
  priority smallint not null,
  visible_at bigint not null,
  expires_at bigint not null,
  enqueued_at bigint not null,
  first_dequeued_at bigint,
  dequeue_count integer not null default 0,
  lease integer not null,
  extended boolean not null default false,
  name uuid not null,
  body bytea not null,
  properties bytea not null
) with (
  -- Rows live for seconds and change often: they are cleared away by number, not by share, and at once.
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 100000,
  autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 20000,
  autovacuum_vacuum_cost_delay = 0
);

create index message_turn on message (queue, priority, visible_at, id);
create index message_end on message (expires_at);

-- One row: which of the databases of one service this is; none before it belongs to one.
create table shard (
  single boolean primary key default true check (single),
  service uuid not null,
  number integer not null
);

-- Numbers for databases that join; counted in the first one, whose own number is 0.
create sequence shard_number;

-- In the first database: in which one each queue lies, from before it is created until it is deleted.
create table placement (
  account text collate "C" not null,
  region text collate "C" not null,
  name text collate "C" not null,
  shard integer not null,
  moving_to integer,
  primary key (account, region, name)
);

-- Queues on their way to another database: here they are not to be had any more, their messages go last.
create table departing_queue (like queue, primary key (id));

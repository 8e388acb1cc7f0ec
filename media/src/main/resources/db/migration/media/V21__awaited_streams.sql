-- Videos that are to be made into streams once their files have come.
CREATE TABLE awaited_streams (
  media_id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL
);

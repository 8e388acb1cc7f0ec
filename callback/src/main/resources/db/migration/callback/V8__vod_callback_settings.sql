CREATE TABLE vod_callback_setting (
  account         TEXT NOT NULL,
  region          TEXT NOT NULL,
  app_id          TEXT NOT NULL,
  method          TEXT NOT NULL,
  url             TEXT,
  mns_endpoint    TEXT,
  queue_name      TEXT,
  events          TEXT NOT NULL,
  signed          BIGINT NOT NULL,
  sealed_auth_key TEXT,
  PRIMARY KEY (account, region, app_id)
);

-- What users chose about deliveries beyond what the cloud documents.
CREATE TABLE delivery_option (
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  product      TEXT NOT NULL,
  retries      TEXT NOT NULL,
  dead_letters TEXT,
  PRIMARY KEY (account, region, product)
);

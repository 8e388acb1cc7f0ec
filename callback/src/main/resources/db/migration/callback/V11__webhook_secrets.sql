-- What covers the bodies of HTTP callbacks, for those who want more than the cloud documents.
CREATE TABLE webhook_secret (
  account         TEXT NOT NULL,
  region          TEXT NOT NULL,
  product         TEXT NOT NULL,
  sealed_secret   TEXT NOT NULL,
  since           BIGINT NOT NULL,
  -- The one before it signs too until then.
  sealed_previous TEXT,
  previous_until  BIGINT,
  PRIMARY KEY (account, region, product)
);

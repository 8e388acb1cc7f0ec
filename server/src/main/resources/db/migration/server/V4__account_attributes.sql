-- What an account sets for itself in a region, through the SMQ protocol.
CREATE TABLE account_attributes (
  account        TEXT NOT NULL,
  region         TEXT NOT NULL,
  logging_bucket TEXT NOT NULL,
  PRIMARY KEY (account, region)
);

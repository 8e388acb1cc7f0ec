-- Nonces of RPC calls of the last half hour, 128 bits of a hash each, where several servers share them.
CREATE TABLE rpc_nonce (
  high BIGINT NOT NULL,
  low  BIGINT NOT NULL,
  at   BIGINT NOT NULL,
  PRIMARY KEY (high, low)
);
CREATE INDEX rpc_nonce_at ON rpc_nonce (at);

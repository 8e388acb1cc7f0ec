-- What of its event a delivery is looked for by, beside it, so that one index finds a page of a list
-- however many deliveries there are. These never change.
ALTER TABLE delivery ADD COLUMN account TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN type TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN at BIGINT NOT NULL DEFAULT 0;
UPDATE delivery SET (account, region, type, at) =
  (SELECT e.account, e.region, e.type, e.at FROM event e WHERE e.id = delivery.event_id);

-- Each holds what it is looked for by, and then the order of lists. The state, which changes, is in
-- one alone, so that a delivery that ends does not cost more than it must.
CREATE INDEX delivery_state ON delivery (account, region, state, at, event_id, number);
CREATE INDEX delivery_type ON delivery (account, region, type, at, event_id, number);
CREATE INDEX delivery_target ON delivery (account, region, target, at, event_id, number);

-- Few are given up: what failed at a target is looked for most.
CREATE INDEX delivery_lost ON delivery (account, region, state, target, at, event_id, number)
  WHERE state = 'GIVEN_UP';
DROP INDEX delivery_given_up;
CREATE INDEX delivery_given_up ON delivery (account, region, ended_at, target)
  WHERE state = 'GIVEN_UP';

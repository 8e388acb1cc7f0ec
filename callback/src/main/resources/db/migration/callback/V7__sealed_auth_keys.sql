-- auth_key held the keys in clear: each start seals what is left of them.
ALTER TABLE callback_setting ADD COLUMN sealed_auth_key TEXT;

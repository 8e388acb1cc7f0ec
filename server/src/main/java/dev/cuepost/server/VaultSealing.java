package dev.cuepost.server;

import dev.cuepost.access.Vault;
import dev.cuepost.callback.setting.Sealing;

/** Keeps the secrets of callbacks where those of keys are kept. */
record VaultSealing(Vault vault) implements Sealing {
  @Override
  public String seal(String purpose, String secret) {
    return vault.seal(purpose, secret);
  }

  @Override
  public String open(String purpose, String sealed) {
    return vault.open(purpose, sealed);
  }
}

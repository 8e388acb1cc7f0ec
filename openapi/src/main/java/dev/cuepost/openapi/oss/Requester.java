package dev.cuepost.openapi.oss;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;

/** Who asks. */
sealed interface Requester {
  /** Nobody signed. */
  record Anonymous() implements Requester {}

  /**
   * Somebody's key signed.
   *
   * @param validity of the signature
   */
  record Signer(AccessKey key, Validity validity) implements Requester {
    Caller caller() {
      return key.caller();
    }
  }
}

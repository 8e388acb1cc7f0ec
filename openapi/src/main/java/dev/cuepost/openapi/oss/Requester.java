package dev.cuepost.openapi.oss;

import dev.cuepost.identity.Caller;

/** Who asks. */
sealed interface Requester {
  /** Nobody signed. */
  record Anonymous() implements Requester {}

  /** Somebody's key signed. */
  record Signer(Caller caller) implements Requester {}
}

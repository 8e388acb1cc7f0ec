package dev.cuepost.egress;

import java.io.IOException;

/** The guard refused an address just before it was called; the message is its reason. */
final class AddressRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  AddressRefusedException(String reason) {
    super(reason);
  }
}

package dev.cuepost.identity.guess;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where guesses come from: an IPv4 address, or the first 64 bits of an IPv6 one, since whoever has
 * one of those has them all.
 */
record Source(String prefix) {
  private static final int IPV6_PREFIX_BYTES = 8;

  static Source of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new Source(
        HexFormat.of()
            .formatHex(
                address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes));
  }
}

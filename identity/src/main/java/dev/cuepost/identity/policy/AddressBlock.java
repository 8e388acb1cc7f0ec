package dev.cuepost.identity.policy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses with the same beginning; one address is a block by itself. An IPv6 address that stands
 * for an IPv4 address counts as that one.
 *
 * @param address any of the block
 * @param prefixBits how many bits they have in common
 */
record AddressBlock(InetAddress address, int prefixBits) {
  /** What is let through to {@link InetAddress#ofLiteral}, which also knows much older forms. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<address>(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}"
              + "|(?=[^:]*:)[0-9a-fA-F:.]{2,45})"
              + "(/(?<prefix>0|[1-9][0-9]{0,2}))?");

  /** How many bits of an IPv6 address that stands for an IPv4 address come before it. */
  private static final int MAPPED_BITS = 96;

  /** Reads an address or CIDR notation, empty for anything else. */
  static Optional<AddressBlock> read(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String literal = parts.group("address");
    String prefix = parts.group("prefix");
    return address(literal)
        .flatMap(address -> {
          int length = Byte.SIZE * address.getAddress().length;
          if (prefix == null) {
            return Optional.of(new AddressBlock(address, length));
          }
          boolean mapped = address instanceof Inet4Address && literal.contains(":");
          int bits = Integer.parseInt(prefix) - (mapped ? MAPPED_BITS : 0);
          return 0 <= bits && bits <= length
              ? Optional.of(new AddressBlock(address, bits))
              : Optional.empty();
        });
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether all of another block lies in this one. */
  boolean contains(AddressBlock other) {
    byte[] mine = address.getAddress();
    byte[] others = other.address.getAddress();
    if (mine.length != others.length || other.prefixBits < prefixBits) {
      return false;
    }
    int whole = prefixBits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != others[i]) {
        return false;
      }
    }
    int rest = prefixBits % Byte.SIZE;
    return rest == 0 || (mine[whole] ^ others[whole]) >> (Byte.SIZE - rest) == 0;
  }
}

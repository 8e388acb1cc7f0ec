package dev.cuepost.egress;

import java.net.InetAddress;

/**
 * A block of addresses that share their first bits, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param base its first address
 * @param prefixLength how many bits are shared, 0 to 32 or 128
 */
public record Cidr(InetAddress base, int prefixLength) {
  public Cidr {
    byte[] bytes = base.getAddress();
    if (prefixLength < 0 || prefixLength > bytes.length * 8) {
      throw new IllegalArgumentException(
          "the prefix of %s must be in 0..%d, was %d"
              .formatted(base.getHostAddress(), bytes.length * 8, prefixLength));
    }
    for (int bit = prefixLength; bit < bytes.length * 8; bit++) {
      if ((bytes[bit / 8] & (0x80 >> bit % 8)) != 0) {
        throw new IllegalArgumentException(
            "%s/%d has bits set behind its prefix".formatted(base.getHostAddress(), prefixLength));
      }
    }
  }

  /**
   * Reads {@code address/prefixLength}; an address alone is a block of one.
   *
   * @throws IllegalArgumentException with a sentence, if the text is anything else
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress base = InetAddress.ofLiteral(address);
      int length =
          slash < 0 ? base.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
      return new Cidr(base, length);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s is not a block of addresses".formatted(text), e);
    }
  }

  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = prefixLength / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != other[i]) {
        return false;
      }
    }
    int rest = prefixLength % 8;
    return rest == 0 || ((mine[whole] ^ other[whole]) & (0xff00 >> rest) & 0xff) == 0;
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + prefixLength;
  }
}

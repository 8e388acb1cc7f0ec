package dev.cuepost.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What an address is for. Sources: the IANA registries of special-purpose IPv4 and IPv6 addresses,
 * and the cloud vendors' pages on their metadata services.
 *
 * <p>An IPv6 address that carries an IPv4 address (mapped, 6to4, NAT64) is of the kind of the one
 * it carries, because that is where its packets end up.
 */
enum AddressKind {
  PUBLIC("a public address"),
  LOOPBACK("a loopback address"),
  PRIVATE("a private address"),
  /** RFC 6598, between a provider and its customers; private networks use it too. */
  SHARED("a shared address of a provider's network"),
  LINK_LOCAL("a link-local address"),
  METADATA("a cloud's metadata service"),
  MULTICAST("a multicast address"),
  BROADCAST("a broadcast address"),
  UNSPECIFIED("an unspecified address"),
  RESERVED("a reserved address");

  private record Block(Cidr cidr, AddressKind kind) {}

  /** The first block that holds an address decides. */
  private static final List<Block> IPV4 =
      List.of(
          // Alibaba Cloud, Oracle Cloud, Azure: outside the link-local range that others use.
          block("100.100.100.200/32", METADATA),
          block("192.0.0.192/32", METADATA),
          block("168.63.129.16/32", METADATA),
          block("0.0.0.0/8", UNSPECIFIED),
          block("10.0.0.0/8", PRIVATE),
          block("100.64.0.0/10", SHARED),
          block("127.0.0.0/8", LOOPBACK),
          block("169.254.0.0/16", LINK_LOCAL),
          block("172.16.0.0/12", PRIVATE),
          block("192.0.0.0/24", RESERVED),
          block("192.0.2.0/24", RESERVED),
          block("192.88.99.0/24", RESERVED),
          block("192.168.0.0/16", PRIVATE),
          block("198.18.0.0/15", RESERVED),
          block("198.51.100.0/24", RESERVED),
          block("203.0.113.0/24", RESERVED),
          block("224.0.0.0/4", MULTICAST),
          block("255.255.255.255/32", BROADCAST),
          block("240.0.0.0/4", RESERVED),
          block("0.0.0.0/0", PUBLIC));

  private static final List<Block> IPV6 =
      List.of(
          // Amazon and Google: inside the range of unique local addresses.
          block("fd00:ec2::254/128", METADATA),
          block("fd20:ce::254/128", METADATA),
          block("::/128", UNSPECIFIED),
          block("::1/128", LOOPBACK),
          block("fc00::/7", PRIVATE),
          block("fe80::/10", LINK_LOCAL),
          block("ff00::/8", MULTICAST),
          block("2001::/23", RESERVED), // among them Teredo, a tunnel to hidden IPv4 addresses
          block("2001:db8::/32", RESERVED),
          block("3fff::/20", RESERVED),
          block("2000::/3", PUBLIC),
          block("::/0", RESERVED));

  private static final byte[] MAPPED = HexFormat.of().parseHex("00000000000000000000ffff");
  private static final byte[] NAT64 = HexFormat.of().parseHex("0064ff9b0000000000000000");
  private static final byte[] SIX_TO_FOUR = HexFormat.of().parseHex("2002");

  private final String words;

  AddressKind(String words) {
    this.words = words;
  }

  static AddressKind of(InetAddress address) {
    InetAddress end = endpoint(address);
    List<Block> table = end.getAddress().length == 4 ? IPV4 : IPV6;
    return table.stream()
        .filter(block -> block.cidr().contains(end))
        .findFirst()
        .map(Block::kind)
        .orElse(RESERVED);
  }

  /** The IPv4 address that an IPv6 address carries, else the address itself. */
  static InetAddress endpoint(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return address;
    }
    if (begins(bytes, MAPPED) || begins(bytes, NAT64)) {
      return ipv4(bytes, 12);
    }
    return begins(bytes, SIX_TO_FOUR) ? ipv4(bytes, 2) : address;
  }

  /** With an article, to stand in a sentence. */
  String words() {
    return words;
  }

  private static boolean begins(byte[] bytes, byte[] prefix) {
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static Block block(String cidr, AddressKind kind) {
    return new Block(Cidr.parse(cidr), kind);
  }
}

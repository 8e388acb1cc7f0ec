package dev.cuepost.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses the server may call when a user names them.
 *
 * <p>Link-local addresses, the clouds' metadata services and whatever does not name one machine are
 * refused always, because nothing that a user may want to be called lies there.
 *
 * @param reach how far the server's own network is open to its users
 * @param allowed blocks that the operator allows beside it
 */
public record EgressGuard(Reach reach, List<Cidr> allowed) {

  /** How far a user may reach. */
  public enum Reach {
    /** The server serves its own machine: loopback and private addresses as well as public ones. */
    LOCAL,
    /** The server serves a network: public addresses only. */
    PUBLIC
  }

  public EgressGuard {
    allowed = List.copyOf(allowed);
  }

  /** The guard of a server that listens on this address. */
  public static EgressGuard boundTo(InetAddress listening, List<Cidr> allowed) {
    return new EgressGuard(listening.isLoopbackAddress() ? Reach.LOCAL : Reach.PUBLIC, allowed);
  }

  /** Whether an address may be called. */
  public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /**
     * It may not.
     *
     * @param reason one sentence
     */
    record Refused(String reason) implements Verdict {}
  }

  public Verdict check(InetAddress address) {
    AddressKind kind = AddressKind.of(address);
    boolean open =
        switch (kind) {
          case PUBLIC -> true;
          case LOOPBACK, PRIVATE, SHARED -> reach == Reach.LOCAL || isAllowed(address);
          case RESERVED -> isAllowed(address);
          case LINK_LOCAL, METADATA, MULTICAST, BROADCAST, UNSPECIFIED -> false;
        };
    return open
        ? new Verdict.Allowed()
        : new Verdict.Refused(
            "%s is %s, which this server does not call"
                .formatted(address.getHostAddress(), kind.words()));
  }

  private boolean isAllowed(InetAddress address) {
    InetAddress endpoint = AddressKind.endpoint(address);
    return allowed.stream().anyMatch(block -> block.contains(endpoint));
  }
}

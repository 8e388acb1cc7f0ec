package dev.cuepost.identity.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The circumstances of a request that conditions can ask for.
 *
 * @param sourceAddress where it came from; one that stands for an IPv4 address becomes that one
 * @param time when it was received
 * @param secureTransport whether it came over TLS
 */
public record AccessContext(InetAddress sourceAddress, Instant time, boolean secureTransport) {
  public AccessContext {
    sourceAddress = plain(sourceAddress);
  }

  /**
   * The value of a condition key, empty for one that is not known. Times are whole seconds.
   *
   * <p>Source: Resource Access Management documentation, "Policy elements", its common condition
   * keys.
   */
  Optional<String> value(String key) {
    return switch (key) {
      case "acs:SourceIp" -> Optional.of(sourceAddress.getHostAddress());
      case "acs:CurrentTime" -> Optional.of(time.truncatedTo(ChronoUnit.SECONDS).toString());
      case "acs:SecureTransport" -> Optional.of(Boolean.toString(secureTransport));
      default -> Optional.empty();
    };
  }

  /** Without a host name, the scope of a link, or IPv6 around IPv4. */
  private static InetAddress plain(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has the length of one", e);
    }
  }
}

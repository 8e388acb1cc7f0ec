package dev.cuepost.cli.site;

import dev.cuepost.cli.outcome.Failure;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A server, or the cloud: where each product is spoken to, and with which key.
 *
 * @param addresses of the products that it has
 * @param region the one that requests name; empty: the server decides
 */
public record Site(Map<Face, URI> addresses, Optional<String> region, ClientKey key) {
  private static final String CLOUD = ".aliyuncs.com";
  private static final String EXAMPLE = "http://127.0.0.1:8700";

  public Site {
    addresses = Map.copyOf(addresses);
  }

  /** A server that has all products at one address. */
  public static Site at(URI address, Optional<String> region, ClientKey key) {
    Map<Face, URI> addresses = new EnumMap<>(Face.class);
    for (Face face : Face.values()) {
      addresses.put(face, address);
    }
    return new Site(addresses, region, key);
  }

  /** The cloud itself, in one region. */
  public static Site cloud(String region, String account, ClientKey key) {
    Map<Face, URI> addresses = new EnumMap<>(Face.class);
    for (Face face : Face.values()) {
      face.cloudHost(region, account)
          .ifPresent(host -> addresses.put(face, URI.create("https://" + host)));
    }
    return new Site(addresses, Optional.of(region), key);
  }

  /** Reads an address that somebody typed. */
  public static URI address(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw Failure.usage("the endpoint must be like %s, was '%s'".formatted(EXAMPLE, text));
  }

  /** Where a product is. */
  public URI address(Face face) {
    URI address = addresses.get(face);
    if (address != null) {
      return address;
    }
    if (face == Face.CUEPOST) {
      throw new Failure(
          "this needs a Cuepost: the other side is the cloud, which has no such operation");
    }
    throw new Failure(
        "no address is known for %s: give it to the profile with --%s-endpoint"
            .formatted(face, face.word()));
  }

  /** Whether it is known to be the cloud, and not a Cuepost. */
  public boolean isCloud() {
    return !addresses.containsKey(Face.CUEPOST)
        || addresses.values().stream()
            .anyMatch(address -> String.valueOf(address.getHost()).endsWith(CLOUD));
  }

  /** The same with another address for all products. */
  public Site movedTo(URI address) {
    return at(address, region, key);
  }

  public Site in(String otherRegion) {
    return new Site(addresses, Optional.of(otherRegion), key);
  }

  public Site with(ClientKey otherKey) {
    return new Site(addresses, region, otherKey);
  }
}

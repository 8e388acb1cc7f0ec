package dev.cuepost.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which region a request belongs to: that of the port it came to, else the one its host name tells,
 * else the one it names, else the first configured one. Names of regions that the server does not
 * have are passed over.
 *
 * @param byPort the ports that were given to a region
 * @param ids all regions, the default one first
 */
record Regions(Map<Integer, String> byPort, List<String> ids) {
  /** {@code ACCOUNT.mns.REGION.…}, {@code ice.REGION.…}, {@code BUCKET.oss-REGION.…} and kin. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[^.:]+\\.mns(?:-[a-z]+)?\\.|(?:ice|vod)\\.|(?:[^.:]+\\.)?oss-)"
              + "(?<region>[a-z0-9-]+?)(?:-internal(?:-vpc)?)?[.:].*");

  Regions {
    byPort = Map.copyOf(byPort);
    ids = List.copyOf(ids);
  }

  String of(int port, String host, Optional<String> named) {
    String ofPort = byPort.get(port);
    if (ofPort != null) {
      return ofPort;
    }
    if (ids.size() == 1) {
      return ids.getFirst(); // every other name would be passed over
    }
    var label = HOST.matcher(host.toLowerCase(Locale.ROOT));
    Optional<String> ofHost =
        label.matches() ? Optional.of(label.group("region")) : Optional.empty();
    return ofHost
        .filter(ids::contains)
        .or(() -> named.filter(ids::contains))
        .orElse(ids.getFirst());
  }
}

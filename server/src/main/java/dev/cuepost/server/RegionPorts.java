package dev.cuepost.server;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A region that the server has, and the ports that are its own.
 *
 * @param id such as {@code cn-shanghai}
 * @param port port whose requests belong to this region; absent: told apart by host or parameter
 * @param ossPort the same for objects
 */
record RegionPorts(String id, Optional<Integer> port, Optional<Integer> ossPort) {
  private static final Pattern FORM =
      Pattern.compile("(?<id>[a-z0-9-]{1,64})(=(?<port>\\d{1,5})(/(?<oss>\\d{1,5}))?)?");

  /**
   * Reads {@code ID[=PORT[/OSSPORT]]}.
   *
   * @throws Problem if the text has another form or a port is out of range
   */
  static RegionPorts parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Problem(
          "region must be ID, ID=PORT or ID=PORT/OSSPORT with an id of a-z, 0-9 and '-', was '%s'"
              .formatted(text));
    }
    return new RegionPorts(
        form.group("id"), port("region", form.group("port")), port("region", form.group("oss")));
  }

  private static Optional<Integer> port(
      String setting, @org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).map(digits -> Ports.check(setting, Integer.parseInt(digits)));
  }
}

package dev.cuepost.server;

/** The rule of port numbers: 0 (any free one) to 65535. */
final class Ports {
  private Ports() {}

  static int check(String setting, int port) {
    if (port < 0 || port > 65_535) {
      throw new Problem("%s must be a port in 0..65535, was %d".formatted(setting, port));
    }
    return port;
  }
}

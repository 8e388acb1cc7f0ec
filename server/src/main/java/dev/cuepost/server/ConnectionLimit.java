package dev.cuepost.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many connections the ports take at once: half of the files that the process may have open are
 * left for all else. A port that cannot open a file for a connection would never take one again;
 * clients beyond the limit wait until another one leaves.
 */
final class ConnectionLimit {
  private static final int NONE = -1;
  private static final long LEAST = 16;

  private ConnectionLimit() {}

  /** Of each of so many ports; -1 where the system does not tell. */
  static int ofEach(int ports) {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? Math.toIntExact(
            Math.clamp(
                system.getMaxFileDescriptorCount() / 2 / ports, LEAST, (long) Integer.MAX_VALUE))
        : NONE;
  }
}

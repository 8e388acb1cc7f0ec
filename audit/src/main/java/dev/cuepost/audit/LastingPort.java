package dev.cuepost.audit;

import dev.cuepost.audit.history.AuditProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * A free port that a server can have again after it died. It lies below those that machines give to
 * outgoing connections: one of them would be taken meanwhile now and then, even by a client that
 * looks for the server there and then speaks with itself.
 */
final class LastingPort {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;
  private static final int TRIES = 100;

  private LastingPort() {}

  static int find() {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = RandomGenerator.getDefault().nextInt(FIRST, END);
      try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        return port;
      } catch (IOException _) {
        // Somebody has it.
      }
    }
    throw new AuditProblem("no free port was found in %d..%d".formatted(FIRST, END - 1));
  }
}

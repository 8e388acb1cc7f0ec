package dev.cuepost.bench.smq;

import dev.cuepost.access.Access;
import dev.cuepost.access.Holder;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.Users;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.smq.SmqRoutes;
import dev.cuepost.smq.account.AccountAttributes;
import dev.cuepost.smq.connection.WatchfulConnections;
import dev.cuepost.state.Database;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The queues over HTTP alone, once as they are and once with nobody looking at signatures and
 * policies: what is between them is what verification costs. The key is that of a RAM user with a
 * system policy, as services should have it, not the account's own, for which no policy is asked.
 *
 * <p>A program of its own; it prints its port and its key.
 */
final class SmqProgram {
  private static final String ACCOUNT = "1000000000000001";
  private static final String USER = "bench";

  private SmqProgram() {}

  static void main(String[] words) throws IOException {
    Path directory = Path.of(words[0]);
    boolean verifying = Boolean.parseBoolean(words[1]);
    TimeSource clock = TimeSource.system();
    var engine = RocksQueueEngine.open(directory.resolve("queues"), clock);
    var access =
        Access.open(
            Database.open(directory.resolve("state.db")).jdbi(),
            directory.resolve("master-key"),
            clock,
            new SecureRandom());
    AccessKey key = user(access);
    var guesses = new Guesses(clock::steadyMillis, Thread::sleep, _ -> {});
    var last = new AtomicLong();
    SmqRoutes routes =
        verifying
            ? new SmqRoutes(
                engine,
                new Entrance(access, access, guesses, access.auditLog()),
                new NoAttributes(),
                (_, _) -> "cn-shanghai",
                clock,
                () -> id(last))
            : new SmqRoutes(
                engine,
                new Entrance(access, (_, _) -> Decision.ALLOWED, guesses, access.auditLog()),
                (_, _) -> new AccessKey(key.id(), key.secret(), ACCOUNT),
                new NoAttributes(),
                (_, _) -> "cn-shanghai",
                clock,
                () -> id(last));
    System.out.println(VerificationSubject.READY + serve(routes).port() + " " + words(key));
  }

  private static AccessKey user(Access access) {
    access.accounts().ensure(ACCOUNT, "bench");
    access.users().create(ACCOUNT, USER, new Users.Particulars("", ""));
    access
        .policies()
        .attach(
            Holder.user(ACCOUNT, USER),
            new StoredPolicies.Ref(StoredPolicies.Type.SYSTEM, "AliyunMNSFullAccess"));
    return access.ownedKeys().create(ACCOUNT, Optional.of(USER));
  }

  /** The settings of the API's port in the server's Listeners. */
  private static WebServer serve(SmqRoutes routes) {
    var http =
        Http1Config.builder().maxPrologueLength(64 * 1_024).maxHeadersSize(64 * 1_024).build();
    var listener =
        ListenerConfig.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .idleConnectionTimeout(Duration.ofSeconds(90))
            .addConnectionSelector(new WatchfulConnections(http))
            .routing(HttpRouting.builder().register(routes))
            .buildPrototype();
    return WebServer.builder().from(listener).build().start();
  }

  private static String words(AccessKey key) {
    return key.id() + " " + key.secret();
  }

  private static String id(AtomicLong last) {
    return "%024X".formatted(last.incrementAndGet());
  }

  /** Nobody asks for them here. */
  private static final class NoAttributes implements AccountAttributes {
    @Override
    public String loggingBucket(QueueOwner owner) {
      return "";
    }

    @Override
    public void setLoggingBucket(QueueOwner owner, String bucket) {}
  }
}

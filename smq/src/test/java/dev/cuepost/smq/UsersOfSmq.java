package dev.cuepost.smq;

import dev.cuepost.access.Access;
import dev.cuepost.access.Holder;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.access.Users;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with stored accounts, and a user in the first who may do what a test says. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
abstract class UsersOfSmq {
  static final String ACCOUNT = "1000000000000001";
  static final String NAMES = "acs:mns:cn-shanghai:" + ACCOUNT + ":";
  static final AccessKey ROOT = new AccessKey("LTAIroot", "RootSecret", ACCOUNT);

  final ManualClock clock = new ManualClock();
  Access access;
  AccessKey user;
  private Database database;
  private SmqServer server;
  private Wire wire;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    database = TestDatabase.open(directory);
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(ROOT, "root");
    access.users().create(ACCOUNT, "ann", new Users.Particulars("", ""));
    user = access.ownedKeys().create(ACCOUNT, Optional.of("ann"));
    server =
        SmqServer.start(
            RocksQueueEngine.open(directory.resolve("queues"), clock), clock, access, access);
    wire = new Wire(server.port());
  }

  @AfterEach
  void stop() {
    wire.close();
    server.close();
    access.close();
    database.close();
  }

  /** Gives the user a policy of these statements. */
  final void permit(String... statements) {
    access.policies().attach(Holder.user(ACCOUNT, "ann"), keep(statements));
  }

  final Ref keep(String... statements) {
    String name = "p" + access.policies().list(ACCOUNT, Optional.empty()).size();
    access
        .policies()
        .create(
            ACCOUNT,
            name,
            "",
            "{\"Version\":\"1\",\"Statement\":[%s]}".formatted(String.join(",", statements)));
    return new Ref(StoredPolicies.Type.CUSTOM, name);
  }

  static String allow(String action, String resource) {
    return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
        .formatted(action, resource);
  }

  static String allowIf(String action, String condition) {
    return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\",\"Condition\":{%s}}"
        .formatted(action, condition);
  }

  static String allowAllBut(String action) {
    return "{\"Effect\":\"Allow\",\"NotAction\":\"%s\",\"Resource\":\"*\"}".formatted(action);
  }

  static String deny(String action, String resource) {
    return allow(action, resource).replace("Allow", "Deny");
  }

  final Signed request(String method, String target) {
    return Signed.request(clock, method, target);
  }

  final Answer send(Signed request) {
    return sendTo("127.0.0.1", request);
  }

  final Answer sendTo(String host, Signed request) {
    wire.write(request.sign(host));
    return wire.read();
  }

  final Answer as(AccessKey key, String method, String target) {
    return send(request(method, target).by(key));
  }

  final Answer as(AccessKey key, String method, String target, String body) {
    return send(request(method, target).body(body).by(key));
  }
}

package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.access.Users.Particulars;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.AccessContext;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts in a database of the test's own, at a clock that stands still until it is moved. */
@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
abstract class StoredAccess {
  static final String ONE = "1000000000000001";
  static final String TWO = "1000000000000002";
  static final Optional<String> ANN = Optional.of("ann");

  @TempDir Path directory;
  final ManualClock clock = new ManualClock();
  Database database;
  Access access;

  @BeforeEach
  void open() throws IOException {
    database = TestDatabase.open(directory);
    access = Access.open(database.jdbi(), keyFile(), clock, new SecureRandom());
    access.accounts().ensure(ONE, "one");
    access.accounts().ensure(TWO, "two");
  }

  @AfterEach
  void close() {
    access.close();
    database.close();
  }

  final void reopen() throws IOException {
    close();
    open();
  }

  final Path keyFile() {
    return directory.resolve("master-key");
  }

  final Users.User user(String account, String name) {
    return access.users().create(account, name, new Particulars("", ""));
  }

  /** A new user's new key. */
  final AccessKey keyOf(String account, String name) {
    user(account, name);
    return access.ownedKeys().create(account, Optional.of(name));
  }

  /** Keeps a policy that allows one action on everything. */
  final Ref allowing(String account, String name, String action) {
    access.policies().create(account, name, "", policy("Allow", action, "*"));
    return custom(name);
  }

  final Decision decide(Caller caller, String action, String resource) {
    return access.decide(caller, asked(action, resource));
  }

  final AccessRequest asked(String action, String resource) {
    return new AccessRequest(
        action,
        resource,
        new AccessContext(InetAddress.getLoopbackAddress(), clock.instant(), false));
  }

  static String policy(String effect, String action, String resource) {
    return """
    {"Version":"1","Statement":[{"Effect":"%s","Action":"%s","Resource":"%s"}]}\
    """
        .formatted(effect, action, resource);
  }

  /** A trust policy for one principal, such as {@code "RAM":"acs:ram::1:root"}. */
  static String trusting(String principal) {
    return """
    {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{%s}}]}\
    """
        .formatted(principal);
  }

  static String trustingAccount(String account) {
    return trusting("\"RAM\":[\"acs:ram::%s:root\"]".formatted(account));
  }

  static Ref custom(String name) {
    return new Ref(StoredPolicies.Type.CUSTOM, name);
  }

  static Ref system(String name) {
    return new Ref(StoredPolicies.Type.SYSTEM, name);
  }

  static void assertRefused(String outcome, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            AccessProblem.class,
            problem -> assertThat(problem.status() + " " + problem.code()).isEqualTo(outcome));
  }
}

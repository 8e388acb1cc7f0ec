package dev.cuepost.access;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.Policy;
import dev.cuepost.identity.policy.TrustPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Temporary keys, by which somebody acts in a role.
 *
 * <p>Source: Security Token Service documentation, "AssumeRole".
 */
public final class Sessions {
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Kept for so long after their end, so that a late client hears "expired", not "unknown". */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Pattern ROLE_ARN = Pattern.compile("acs:ram::([0-9]{1,16}):role/(.{1,64})");

  private final Changing changing;
  private final Vault vault;

  Sessions(Changing changing, Vault vault) {
    this.changing = changing;
    this.vault = vault;
  }

  /**
   * What somebody asks for.
   *
   * @param roleArn {@code acs:ram::<account>:role/<name>}
   * @param name of the session
   * @param duration 15 minutes to an hour
   * @param policy what the session may do at most, JSON text
   */
  public record Request(String roleArn, String name, Duration duration, Optional<String> policy) {}

  /** What they get. */
  public record Session(AccessKey key, Caller.AssumedRole caller, String roleId) {}

  /**
   * Gives a key to a caller whom the role trusts.
   *
   * @throws AccessProblem if the role does not exist or trust the caller, or the request is wrong
   */
  public Session assume(Caller caller, Request request) {
    Names.SESSION.check(request.name());
    if (request.duration().compareTo(SHORTEST) < 0 || request.duration().compareTo(LONGEST) > 0) {
      throw AccessProblem.invalid(
          "DurationSeconds",
          "it must be in %d..%d".formatted(SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }
    request.policy().ifPresent(StoredPolicies::parse);
    Matcher arn = ROLE_ARN.matcher(request.roleArn());
    if (!arn.matches()) {
      throw AccessProblem.invalid("RoleArn", "it must be acs:ram::<account>:role/<name>");
    }
    return changing.inTransaction(handle -> {
      Roles.Role role = Roles.need(handle, arn.group(1), arn.group(2));
      if (!trusts(TrustPolicy.parse(role.trust()), caller)) {
        throw AccessProblem.notTrusted(caller.arn(), request.roleArn());
      }
      return open(handle, role, request.name(), request.duration(), request.policy());
    });
  }

  /**
   * Gives a key with which somebody acts for a service of ours in the account's default role of it,
   * such as to put one object into its place.
   *
   * @param policy what the session may do at most, JSON text
   * @return empty if there is no such role, or it does not trust the service
   */
  public Optional<Session> actFor(
      ServiceRole service, String account, String name, Duration duration, String policy) {
    return changing.inTransaction(handle ->
        Roles.find(handle, account, service.role())
            .filter(role -> TrustPolicy.parse(role.trust()).trustsService(service.service()))
            .map(role -> open(handle, role, name, duration, Optional.of(policy))));
  }

  private Session open(
      Handle handle, Roles.Role role, String name, Duration duration, Optional<String> policy) {
    handle.execute(
        "DELETE FROM role_session WHERE expires_at < ?", changing.now() - KEPT.toMillis());
    var as =
        new Caller.AssumedRole(
            role.account(), role.name(), name, policy.map(StoredPolicies::parse));
    Instant end = Instant.ofEpochMilli(changing.now()).plus(duration);
    var key =
        new AccessKey(
            "STS." + changing.text().of(24),
            changing.text().of(44),
            as,
            new AccessKey.Temporary("CAIS" + changing.text().of(124), end));
    insert(handle, key, as, policy);
    return new Session(key, as, role.id());
  }

  /** A session itself is trusted by nobody: roles are not chained. */
  private static boolean trusts(TrustPolicy trust, Caller caller) {
    return switch (caller) {
      case Caller.Account(String account) -> trust.trustsCaller(account, Optional.empty());
      case Caller.User(String account, String name) ->
          trust.trustsCaller(account, Optional.of(name));
      case Caller.AssumedRole _ -> false;
    };
  }

  private void insert(
      Handle handle, AccessKey key, Caller.AssumedRole as, Optional<String> policy) {
    AccessKey.Temporary temporary = key.temporary().orElseThrow();
    handle
        .createUpdate(
            """
            INSERT INTO role_session
              (key_id, account, role_name, session_name, policy, sealed_secret, sealed_token,
               expires_at)
            VALUES (:id, :account, :role, :session, :policy, :secret, :token, :expiresAt)\
            """)
        .bind("id", key.id())
        .bind("account", as.account())
        .bind("role", as.role())
        .bind("session", as.session())
        .bind("policy", policy.orElse(null))
        .bind("secret", vault.seal(secretPurpose(key.id()), key.secret()))
        .bind("token", vault.seal(tokenPurpose(key.id()), temporary.securityToken()))
        .bind("expiresAt", temporary.expiresAt().toEpochMilli())
        .execute();
  }

  /** Every temporary key that is still remembered, opened. */
  List<AccessKey> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM role_session")
        .map((row, _) -> {
          String id = row.getString("key_id");
          String policy = row.getString("policy");
          return new AccessKey(
              id,
              vault.open(secretPurpose(id), row.getString("sealed_secret")),
              new Caller.AssumedRole(
                  row.getString("account"),
                  row.getString("role_name"),
                  row.getString("session_name"),
                  Optional.ofNullable(policy).map(Policy::parse)),
              new AccessKey.Temporary(
                  vault.open(tokenPurpose(id), row.getString("sealed_token")),
                  Instant.ofEpochMilli(row.getLong("expires_at"))));
        })
        .list();
  }

  /** Seals every secret under the newest master key. */
  void sealAnew(Handle handle) {
    for (AccessKey key : all(handle)) {
      String token = key.temporary().orElseThrow().securityToken();
      handle.execute(
          "UPDATE role_session SET sealed_secret = ?, sealed_token = ? WHERE key_id = ?",
          vault.seal(secretPurpose(key.id()), key.secret()),
          vault.seal(tokenPurpose(key.id()), token),
          key.id());
    }
  }

  private static String secretPurpose(String id) {
    return "role_session " + id + " secret";
  }

  private static String tokenPurpose(String id) {
    return "role_session " + id + " token";
  }
}

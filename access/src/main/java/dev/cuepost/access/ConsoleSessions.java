package dev.cuepost.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.Caller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Who is signed in at the console. A session is known by a token of which only a hash is kept; it
 * ends by signing out, with the password, with its user, when it was not used for {@link #IDLE},
 * and after {@link #LONGEST} in any case.
 */
public final class ConsoleSessions {
  public static final Duration IDLE = Duration.ofHours(2);
  public static final Duration LONGEST = Duration.ofHours(12);

  /** In place of a user's name. */
  static final String ACCOUNT_ITSELF = "";

  /** So exactly is written down when a session was used. */
  private static final Duration USES_WRITTEN_EVERY = Duration.ofMinutes(1);

  private static final int TOKEN_LENGTH = 43; // of letters and digits: 256 bits

  /** The account's id, or a user's name before it, which the cloud writes with a domain. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?<user>[A-Za-z0-9._-]{1,64})@)?(?<account>[0-9]{1,16})(?:\\.onaliyun\\.com)?");

  private final Changing changing;
  private final Users users;
  private final AccountPasswords accountPasswords;

  ConsoleSessions(Changing changing, Users users, AccountPasswords accountPasswords) {
    this.changing = changing;
    this.users = users;
    this.accountPasswords = accountPasswords;
  }

  /**
   * Opens a session.
   *
   * @param name the account's id, or {@code <user>@<account's id>}
   * @return the token by which it is known; empty if name and password do not belong together
   */
  public Optional<String> signIn(String name, String password) {
    Matcher who = NAME.matcher(name.strip());
    if (!who.matches()) {
      return Optional.empty();
    }
    String account = who.group("account");
    String user = Optional.ofNullable(who.group("user")).orElse(ACCOUNT_ITSELF);
    boolean right =
        user.equals(ACCOUNT_ITSELF)
            ? accountPasswords.isPassword(account, password)
            : users.isPassword(account, user, password);
    return right ? Optional.of(open(account, user)) : Optional.empty();
  }

  private String open(String account, String user) {
    String token = changing.text().of(TOKEN_LENGTH);
    long now = changing.now();
    changing
        .jdbi()
        .useTransaction(handle -> {
          handle.execute(
              "DELETE FROM console_session WHERE opened_at <= ?", now - LONGEST.toMillis());
          handle.execute(
              """
              INSERT INTO console_session (token_hash, account, user_name, opened_at, used_at)
              VALUES (?, ?, ?, ?, ?)\
              """,
              hash(token),
              account,
              user,
              now,
              now);
        });
    return token;
  }

  /** Who is signed in by this token, if anybody still is. The session is used by that. */
  public Optional<Caller> find(String token) {
    return find(token, true);
  }

  /** The same, for a page that watches something: nobody need be there who looks at it. */
  public Optional<Caller> look(String token) {
    return find(token, false);
  }

  private Optional<Caller> find(String token, boolean used) {
    long now = changing.now();
    String hash = hash(token);
    return changing
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT account, user_name, used_at FROM console_session
                    WHERE token_hash = :hash AND used_at > :idle AND opened_at > :longest\
                    """)
                .bind("hash", hash)
                .bind("idle", now - IDLE.toMillis())
                .bind("longest", now - LONGEST.toMillis())
                .map((row, _) ->
                    new Use(
                        row.getString("account"),
                        row.getString("user_name"),
                        row.getLong("used_at")))
                .findOne()
                .map(use -> {
                  if (used && now - use.usedAt() >= USES_WRITTEN_EVERY.toMillis()) {
                    handle.useTransaction(tx ->
                        tx.execute(
                            "UPDATE console_session SET used_at = ? WHERE token_hash = ?",
                            now,
                            hash));
                  }
                  return use.caller();
                }));
  }

  private record Use(String account, String user, long usedAt) {
    Caller caller() {
      return user.equals(ACCOUNT_ITSELF)
          ? new Caller.Account(account)
          : new Caller.User(account, user);
    }
  }

  /** Signs out. */
  public void end(String token) {
    changing
        .jdbi()
        .useTransaction(handle ->
            handle.execute("DELETE FROM console_session WHERE token_hash = ?", hash(token)));
  }

  static void endAll(Handle handle, String account, String user) {
    handle.execute(
        "DELETE FROM console_session WHERE account = ? AND user_name = ?", account, user);
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

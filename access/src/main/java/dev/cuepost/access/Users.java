package dev.cuepost.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The RAM users of accounts. */
public final class Users {
  static final int MOST = 1_000;

  private static final int BCRYPT_COST = 10;
  private static final int PASSWORD_MIN = 8;
  private static final int PASSWORD_MAX_BYTES = 72; // of which bcrypt takes notice

  /** Of a password that nobody knows, at the same cost. */
  private static final String NOBODYS_HASH =
      "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  private final Changing changing;

  Users(Changing changing) {
    this.changing = changing;
  }

  /**
   * One user.
   *
   * @param id decimal, never used again
   * @param hasPassword whether they can sign in at the console
   */
  public record User(
      String account,
      String name,
      String id,
      String displayName,
      String comments,
      boolean hasPassword,
      Instant createdAt,
      Instant updatedAt) {}

  /** What is told of somebody beside the name. */
  public record Particulars(String displayName, String comments) {
    public Particulars {
      Names.text("DisplayName", displayName, 128);
      Names.text("Comments", comments, 128);
    }
  }

  /**
   * Makes a user who may do nothing yet.
   *
   * @throws AccessProblem if the name is taken or not allowed, or there are too many
   */
  public User create(String account, String name, Particulars particulars) {
    Names.USER.check(name);
    return changing.inTransaction(handle -> {
      if (find(handle, account, name).isPresent()) {
        throw AccessProblem.exists("User", name);
      }
      if (count(handle, account) >= MOST) {
        throw AccessProblem.limit("User", account, MOST);
      }
      handle
          .createUpdate(
              """
              INSERT INTO ram_user
                (account, name, user_id, display_name, comments, created_at, updated_at)
              VALUES (:account, :name, :id, :displayName, :comments, :now, :now)\
              """)
          .bind("account", account)
          .bind("name", name)
          .bind("id", changing.text().digits(18))
          .bind("displayName", particulars.displayName())
          .bind("comments", particulars.comments())
          .bind("now", changing.now())
          .execute();
      return need(handle, account, name);
    });
  }

  /** The user of that name. */
  public User get(String account, String name) {
    return changing.jdbi().withHandle(handle -> need(handle, account, name));
  }

  /**
   * Users in the order of their names.
   *
   * @param after the name behind which the list begins; empty for its beginning
   */
  public List<User> list(String account, String after, int most) {
    return changing
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM ram_user WHERE account = :account AND name > :after
                    ORDER BY name LIMIT :most\
                    """)
                .bind("account", account)
                .bind("after", after)
                .bind("most", most)
                .map((row, _) -> user(row))
                .list());
  }

  /** Tells something else of the user than so far. */
  public User describe(String account, String name, Particulars particulars) {
    return changing.inTransaction(handle -> {
      need(handle, account, name);
      handle.execute(
          """
          UPDATE ram_user SET display_name = ?, comments = ?, updated_at = ?
          WHERE account = ? AND name = ?\
          """,
          particulars.displayName(),
          particulars.comments(),
          changing.now(),
          account,
          name);
      return need(handle, account, name);
    });
  }

  /** Removes a user who has neither keys nor policies any more. */
  public void delete(String account, String name) {
    changing.useTransaction(handle -> {
      need(handle, account, name);
      if (Changing.any(
          handle,
          "SELECT COUNT(*) FROM access_key WHERE account = ? AND user_name = ?",
          account,
          name)) {
        throw AccessProblem.conflict("User.AccessKey", "The user has AccessKeys: " + name);
      }
      if (Changing.any(
          handle,
          """
          SELECT COUNT(*) FROM policy_attachment
          WHERE account = ? AND holder_kind = 'USER' AND holder_name = ?\
          """,
          account,
          name)) {
        throw AccessProblem.conflict("User.Policy", "The user has policies: " + name);
      }
      ConsoleSessions.endAll(handle, account, name);
      handle.execute("DELETE FROM ram_user WHERE account = ? AND name = ?", account, name);
    });
  }

  /**
   * Lets the user sign in at the console. Whoever signed in by an earlier password is signed out.
   */
  public void setPassword(String account, String name, String password) {
    if (password.length() < PASSWORD_MIN || bytes(password) > PASSWORD_MAX_BYTES) {
      throw AccessProblem.invalid(
          "Password",
          "it must have %d characters or more, and at most %d bytes"
              .formatted(PASSWORD_MIN, PASSWORD_MAX_BYTES));
    }
    String hash = BCrypt.withDefaults().hashToString(BCRYPT_COST, password.toCharArray());
    changing.useTransaction(handle -> {
      need(handle, account, name);
      handle.execute(
          """
          UPDATE ram_user SET password_hash = ?, updated_at = ? WHERE account = ? AND name = ?\
          """,
          hash,
          changing.now(),
          account,
          name);
      ConsoleSessions.endAll(handle, account, name);
    });
  }

  /** Whether it is the user's password; false for a user who has none, or does not exist. */
  public boolean isPassword(String account, String name, String password) {
    if (bytes(password) > PASSWORD_MAX_BYTES) {
      return false; // which bcrypt would not even look at
    }
    Optional<String> hash =
        changing
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        """
                        SELECT password_hash FROM ram_user
                        WHERE account = ? AND name = ? AND password_hash IS NOT NULL\
                        """)
                    .bind(0, account)
                    .bind(1, name)
                    .mapTo(String.class)
                    .findOne());
    // Somebody who does not exist takes as long to refuse as somebody who does.
    String stored = hash.orElse(NOBODYS_HASH);
    return BCrypt.verifyer().verify(password.toCharArray(), stored).verified && hash.isPresent();
  }

  private static int bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length;
  }

  static User need(Handle handle, String account, String name) {
    return find(handle, account, name).orElseThrow(() -> AccessProblem.missing("User", name));
  }

  private static Optional<User> find(Handle handle, String account, String name) {
    return handle
        .createQuery("SELECT * FROM ram_user WHERE account = ? AND name = ?")
        .bind(0, account)
        .bind(1, name)
        .map((row, _) -> user(row))
        .findOne();
  }

  private static long count(Handle handle, String account) {
    return handle
        .createQuery("SELECT COUNT(*) FROM ram_user WHERE account = ?")
        .bind(0, account)
        .mapTo(Long.class)
        .one();
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("account"),
        row.getString("name"),
        row.getString("user_id"),
        row.getString("display_name"),
        row.getString("comments"),
        row.getString("password_hash") != null,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}

package dev.cuepost.access;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The permanent AccessKeys of accounts and users, two each at most. */
public final class OwnedKeys {
  static final int MOST = 2;

  private static final int SECRET_LENGTH = 30;

  private final Changing changing;
  private final Vault vault;

  OwnedKeys(Changing changing, Vault vault) {
    this.changing = changing;
    this.vault = vault;
  }

  /** What is told of a key: never its secret. */
  public record KeyInfo(String id, boolean active, Instant createdAt, Optional<LastUse> lastUse) {}

  /** When a key last signed a request that was verified, and to which service. */
  public record LastUse(Instant at, String service) {}

  /**
   * Makes a key. Its secret is told now and never again.
   *
   * @param user name, or empty for the account itself
   * @throws AccessProblem if the user does not exist or has two
   */
  public AccessKey create(String account, Optional<String> user) {
    return changing.inTransaction(handle -> {
      user.ifPresent(name -> Users.need(handle, account, name));
      if (rows(handle, account, user).size() >= MOST) {
        throw AccessProblem.limit("User.AccessKey", user.orElse(account), MOST);
      }
      var key =
          new AccessKey(
              "LTAI" + changing.text().of(20),
              changing.text().of(SECRET_LENGTH),
              caller(account, user));
      insert(handle, key, user, false);
      return key;
    });
  }

  /** Takes over the operator's key, in place of the account's one before and of what has its id. */
  void adopt(AccessKey key) {
    changing.useTransaction(handle -> {
      handle.execute(
          "DELETE FROM access_key WHERE id = ? OR (account = ? AND from_operator = 1)",
          key.id(),
          key.account());
      insert(handle, key, Optional.empty(), true);
    });
  }

  private void insert(Handle handle, AccessKey key, Optional<String> user, boolean fromOperator) {
    handle
        .createUpdate(
            """
            INSERT INTO access_key
              (id, account, user_name, sealed_secret, active, from_operator, created_at)
            VALUES (:id, :account, :user, :secret, 1, :fromOperator, :now)\
            """)
        .bind("id", key.id())
        .bind("account", key.account())
        .bind("user", user.orElse(""))
        .bind("fromOperator", fromOperator ? 1 : 0)
        .bind("secret", vault.seal(purpose(key.id()), key.secret()))
        .bind("now", changing.now())
        .execute();
  }

  /** Those of a user, or of the account itself. */
  public List<KeyInfo> list(String account, Optional<String> user) {
    return changing
        .jdbi()
        .withHandle(handle -> {
          user.ifPresent(name -> Users.need(handle, account, name));
          return rows(handle, account, user);
        });
  }

  public void setActive(String account, Optional<String> user, String id, boolean active) {
    changing.useTransaction(handle -> {
      int changed =
          handle.execute(
              "UPDATE access_key SET active = ? WHERE id = ? AND account = ? AND user_name = ?",
              active ? 1 : 0,
              id,
              account,
              user.orElse(""));
      if (changed == 0) {
        throw AccessProblem.missing("User.AccessKey", id);
      }
    });
  }

  public void delete(String account, Optional<String> user, String id) {
    changing.useTransaction(handle -> {
      int deleted =
          handle.execute(
              "DELETE FROM access_key WHERE id = ? AND account = ? AND user_name = ?",
              id,
              account,
              user.orElse(""));
      if (deleted == 0) {
        throw AccessProblem.missing("User.AccessKey", id);
      }
    });
  }

  /** Notes when keys were used. */
  void noteUse(String id, LastUse use) {
    changing
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                "UPDATE access_key SET last_used_at = ?, last_service = ? WHERE id = ?",
                use.at().toEpochMilli(),
                use.service(),
                id));
  }

  /** Every key, its secret opened. */
  List<AccessKey> all(Handle handle) {
    return handle
        .createQuery("SELECT id, account, user_name, sealed_secret, active FROM access_key")
        .map((row, _) -> {
          String id = row.getString("id");
          Optional<String> user =
              Optional.of(row.getString("user_name")).filter(name -> !name.isEmpty());
          return new AccessKey(
              id,
              vault.open(purpose(id), row.getString("sealed_secret")),
              caller(row.getString("account"), user),
              Optional.empty(),
              row.getLong("active") == 1);
        })
        .list();
  }

  /** Seals every secret under the newest master key. */
  void sealAnew(Handle handle) {
    for (AccessKey key : all(handle)) {
      handle.execute(
          "UPDATE access_key SET sealed_secret = ? WHERE id = ?",
          vault.seal(purpose(key.id()), key.secret()),
          key.id());
    }
  }

  private static List<KeyInfo> rows(Handle handle, String account, Optional<String> user) {
    return handle
        .createQuery(
            """
            SELECT * FROM access_key WHERE account = ? AND user_name = ? ORDER BY created_at, id\
            """)
        .bind(0, account)
        .bind(1, user.orElse(""))
        .map((row, _) -> info(row))
        .list();
  }

  private static KeyInfo info(ResultSet row) throws SQLException {
    long usedAt = row.getLong("last_used_at");
    Optional<LastUse> use =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(new LastUse(Instant.ofEpochMilli(usedAt), row.getString("last_service")));
    return new KeyInfo(
        row.getString("id"),
        row.getLong("active") == 1,
        Instant.ofEpochMilli(row.getLong("created_at")),
        use);
  }

  private static Caller caller(String account, Optional<String> user) {
    return user.<Caller>map(name -> new Caller.User(account, name))
        .orElseGet(() -> new Caller.Account(account));
  }

  private static String purpose(String id) {
    return "access_key " + id;
  }
}

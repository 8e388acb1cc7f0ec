package dev.cuepost.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The passwords with which accounts themselves sign in at the console. The operator sets them. */
final class AccountPasswords {
  private final Changing changing;
  private final Vault vault;

  AccountPasswords(Changing changing, Vault vault) {
    this.changing = changing;
    this.vault = vault;
  }

  /** Makes it the account's password. Another one than so far ends the account's own sessions. */
  void adopt(String account, String password) {
    if (find(account).filter(password::equals).isPresent()) {
      return;
    }
    changing.useTransaction(handle -> {
      handle.execute(
          "UPDATE account SET sealed_password = ? WHERE id = ?",
          vault.seal(purpose(account), password),
          account);
      ConsoleSessions.endAll(handle, account, ConsoleSessions.ACCOUNT_ITSELF);
    });
  }

  /** Whether it is; false for an account that has none, or does not exist. */
  boolean isPassword(String account, String password) {
    return find(account)
        .filter(own -> MessageDigest.isEqual(own.getBytes(UTF_8), password.getBytes(UTF_8)))
        .isPresent();
  }

  private Optional<String> find(String account) {
    return changing
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT sealed_password FROM account
                    WHERE id = :id AND sealed_password IS NOT NULL\
                    """)
                .bind("id", account)
                .mapTo(String.class)
                .findOne())
        .map(sealed -> vault.open(purpose(account), sealed));
  }

  /** Seals every password under the newest master key. */
  void sealAnew(Handle handle) {
    handle
        .createQuery("SELECT id, sealed_password FROM account WHERE sealed_password IS NOT NULL")
        .map((row, _) -> Map.entry(row.getString("id"), row.getString("sealed_password")))
        .list()
        .forEach(account -> {
          String purpose = purpose(account.getKey());
          handle.execute(
              "UPDATE account SET sealed_password = ? WHERE id = ?",
              vault.seal(purpose, vault.open(purpose, account.getValue())),
              account.getKey());
        });
  }

  private static String purpose(String account) {
    return "account " + account + " password";
  }
}

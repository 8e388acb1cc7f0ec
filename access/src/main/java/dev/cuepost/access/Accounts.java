package dev.cuepost.access;

import java.util.List;

/** The accounts, which know nothing of each other. */
public final class Accounts {
  private final Changing changing;

  Accounts(Changing changing) {
    this.changing = changing;
  }

  /** One account. */
  public record Account(String id, String name) {}

  /** Makes an account; nothing happens if there is one of that id. */
  public void ensure(String id, String name) {
    Names.ACCOUNT.check(id);
    changing.useTransaction(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO account (id, name, services_decided, created_at)
                VALUES (:id, :name, 0, :now)
                ON CONFLICT (id) DO NOTHING\
                """)
            .bind("id", id)
            .bind("name", name)
            .bind("now", changing.now())
            .execute());
  }

  /** Makes an account with an id that nobody has. */
  public Account create(String name) {
    var account = new Account(changing.text().digits(16), Names.text("AccountName", name, 128));
    ensure(account.id(), account.name());
    return account;
  }

  /** Whether it was settled already what the services may do. */
  boolean servicesDecided(String id) {
    return changing
        .jdbi()
        .withHandle(handle ->
            Changing.any(
                handle, "SELECT COUNT(*) FROM account WHERE id = ? AND services_decided = 1", id));
  }

  void decideServices(String id) {
    changing.useTransaction(
        handle -> handle.execute("UPDATE account SET services_decided = 1 WHERE id = ?", id));
  }

  /** All, by id. */
  public List<Account> list() {
    return changing
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT id, name FROM account ORDER BY id")
                .map((row, _) -> new Account(row.getString("id"), row.getString("name")))
                .list());
  }
}

package dev.cuepost.access;

import dev.cuepost.identity.policy.PolicyProblem;
import dev.cuepost.identity.policy.TrustPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The roles of accounts: what somebody who is trusted may become for a while. */
public final class Roles {
  static final int MOST = 1_000;

  private final Changing changing;
  private final StoredPolicies policies;

  Roles(Changing changing, StoredPolicies policies) {
    this.changing = changing;
    this.policies = policies;
  }

  /**
   * One role.
   *
   * @param trust JSON text of its trust policy
   */
  public record Role(
      String account, String name, String id, String trust, String description, Instant createdAt) {
    public String arn() {
      return "acs:ram::%s:role/%s".formatted(account, name.toLowerCase(Locale.ROOT));
    }
  }

  public Role create(String account, String name, String trust, String description) {
    return changing.inTransaction(handle -> create(handle, account, name, trust, description));
  }

  private Role create(
      Handle handle, String account, String name, String trust, String description) {
    Names.ROLE.check(name);
    Names.text("Description", description, 1_024);
    parse(trust);
    if (find(handle, account, name).isPresent()) {
      throw AccessProblem.exists("Role", name);
    }
    if (count(handle, account) >= MOST) {
      throw AccessProblem.limit("Role", account, MOST);
    }
    handle.execute(
        """
        INSERT INTO ram_role (account, name, role_id, trust, description, created_at)
        VALUES (?, ?, ?, ?, ?, ?)\
        """,
        account,
        name,
        changing.text().digits(18),
        trust,
        description,
        changing.now());
    return need(handle, account, name);
  }

  public Role get(String account, String name) {
    return changing.jdbi().withHandle(handle -> need(handle, account, name));
  }

  /** All of the account, by name. */
  public List<Role> list(String account) {
    return changing
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT * FROM ram_role WHERE account = ? ORDER BY name")
                .bind(0, account)
                .map((row, _) -> role(row))
                .list());
  }

  /** Removes a role that has no policies any more; its sessions may do nothing from now on. */
  public void delete(String account, String name) {
    changing.useTransaction(handle -> {
      Role role = need(handle, account, name);
      if (Changing.any(
          handle,
          """
          SELECT COUNT(*) FROM policy_attachment
          WHERE account = ? AND holder_kind = 'ROLE' AND holder_name = ?\
          """,
          account,
          Holder.role(account, name).name())) {
        throw AccessProblem.conflict("Role.Policy", "The role has policies: " + name);
      }
      remove(handle, role);
    });
  }

  private static void remove(Handle handle, Role role) {
    handle.execute(
        "DELETE FROM role_session WHERE account = ? AND role_name = ?",
        role.account(),
        role.name());
    handle.execute(
        "DELETE FROM ram_role WHERE account = ? AND name = ?", role.account(), role.name());
  }

  /** Lets the service act for the account, by its default role. Nothing happens if it may. */
  public void authorise(String account, ServiceRole service) {
    changing.useTransaction(handle -> {
      if (find(handle, account, service.role()).isEmpty()) {
        var _ = create(handle, account, service.role(), service.trust(), service.description());
      }
      var policy = new StoredPolicies.Ref(StoredPolicies.Type.SYSTEM, service.policy());
      var holder = Holder.role(account, service.role());
      if (!Changing.any(
          handle,
          """
          SELECT COUNT(*) FROM policy_attachment
          WHERE account = ? AND holder_kind = 'ROLE' AND holder_name = ? AND policy_name = ?\
          """,
          account,
          holder.name(),
          service.policy())) {
        policies.attach(handle, holder, policy);
      }
    });
  }

  /** Takes that back: the role is gone with its sessions and all that was attached to it. */
  public void revoke(String account, ServiceRole service) {
    changing.useTransaction(handle -> {
      Role role = need(handle, account, service.role());
      handle.execute(
          """
          DELETE FROM policy_attachment
          WHERE account = ? AND holder_kind = 'ROLE' AND holder_name = ?\
          """,
          account,
          Holder.role(account, role.name()).name());
      remove(handle, role);
    });
  }

  static Role need(Handle handle, String account, String name) {
    return find(handle, account, name).orElseThrow(() -> AccessProblem.missing("Role", name));
  }

  /** Whom each role trusts. */
  static Map<Holder, TrustPolicy> all(Handle handle) {
    Map<Holder, TrustPolicy> roles = new HashMap<>();
    handle
        .createQuery("SELECT * FROM ram_role")
        .map((row, _) -> role(row))
        .forEach(role -> roles.put(Holder.role(role.account(), role.name()), parse(role.trust())));
    return roles;
  }

  /** Names of roles are the same in any letter case. */
  static Optional<Role> find(Handle handle, String account, String name) {
    return handle
        .createQuery("SELECT * FROM ram_role WHERE account = ? AND LOWER(name) = LOWER(?)")
        .bind(0, account)
        .bind(1, name)
        .map((row, _) -> role(row))
        .findOne();
  }

  private static long count(Handle handle, String account) {
    return handle
        .createQuery("SELECT COUNT(*) FROM ram_role WHERE account = ?")
        .bind(0, account)
        .mapTo(Long.class)
        .one();
  }

  private static TrustPolicy parse(String trust) {
    try {
      return TrustPolicy.parse(trust);
    } catch (PolicyProblem e) {
      throw AccessProblem.invalid("AssumeRolePolicyDocument", String.valueOf(e.getMessage()));
    }
  }

  private static Role role(ResultSet row) throws SQLException {
    return new Role(
        row.getString("account"),
        row.getString("name"),
        row.getString("role_id"),
        row.getString("trust"),
        row.getString("description"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}

package dev.cuepost.access;

import dev.cuepost.identity.policy.Policy;
import dev.cuepost.identity.policy.PolicyProblem;
import dev.cuepost.identity.policy.SystemPolicies;
import dev.cuepost.identity.policy.SystemPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The policies that accounts wrote, the built-in ones, and to whom they are attached. */
public final class StoredPolicies {
  static final int MOST = 1_500;
  static final int MOST_ATTACHED = 20;

  private final Changing changing;

  StoredPolicies(Changing changing) {
    this.changing = changing;
  }

  /** Whose a policy is. */
  public enum Type {
    SYSTEM("System"),
    CUSTOM("Custom");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    /** As it is spelt by the protocol. */
    public String wire() {
      return wire;
    }

    /** The type of that spelling. */
    public static Type of(String wire) {
      for (Type type : values()) {
        if (type.wire.equals(wire)) {
          return type;
        }
      }
      throw AccessProblem.invalid("PolicyType", "it must be System or Custom");
    }
  }

  /** The name of a policy. */
  public record Ref(Type type, String name) {}

  /**
   * One policy.
   *
   * @param createdAt the epoch for a built-in one
   * @param attachments to how many users and roles of the account it is attached
   */
  public record PolicyInfo(
      Ref ref, String description, String document, Instant createdAt, long attachments) {}

  /** Keeps a policy of the account's own. */
  public PolicyInfo create(String account, String name, String description, String document) {
    Names.POLICY.check(name);
    Names.text("Description", description, 1_024);
    parse(document);
    return changing.inTransaction(handle -> {
      if (SystemPolicies.find(name).isPresent() || custom(handle, account, name).isPresent()) {
        throw AccessProblem.exists("Policy", name);
      }
      if (count(handle, account) >= MOST) {
        throw AccessProblem.limit("Policy", account, MOST);
      }
      handle.execute(
          """
          INSERT INTO custom_policy (account, name, description, document, created_at)
          VALUES (?, ?, ?, ?, ?)\
          """,
          account,
          name,
          description,
          document,
          changing.now());
      return need(handle, account, new Ref(Type.CUSTOM, name));
    });
  }

  public PolicyInfo get(String account, Ref ref) {
    return changing.jdbi().withHandle(handle -> need(handle, account, ref));
  }

  /** The built-in ones in their order, then the account's own by name. */
  public List<PolicyInfo> list(String account, Optional<Type> type) {
    return changing
        .jdbi()
        .withHandle(handle -> {
          List<PolicyInfo> all = new ArrayList<>();
          if (type.filter(Type.CUSTOM::equals).isEmpty()) {
            for (SystemPolicy policy : SystemPolicies.all()) {
              all.add(info(handle, account, policy));
            }
          }
          if (type.filter(Type.SYSTEM::equals).isEmpty()) {
            all.addAll(
                handle
                    .createQuery("SELECT * FROM custom_policy WHERE account = ? ORDER BY name")
                    .bind(0, account)
                    .map((row, _) -> info(handle, row))
                    .list());
          }
          return all;
        });
  }

  /** Removes one that is attached to nobody. */
  public void delete(String account, String name) {
    changing.useTransaction(handle -> {
      PolicyInfo policy = need(handle, account, new Ref(Type.CUSTOM, name));
      if (policy.attachments() > 0) {
        throw AccessProblem.conflict(
            "Policy.User", "The policy is attached to users or roles: " + name);
      }
      handle.execute("DELETE FROM custom_policy WHERE account = ? AND name = ?", account, name);
    });
  }

  public void attach(Holder holder, Ref ref) {
    changing.useTransaction(handle -> attach(handle, holder, ref));
  }

  void attach(Handle handle, Holder holder, Ref ref) {
    need(handle, holder);
    need(handle, holder.account(), ref);
    List<Ref> attached = attached(handle, holder);
    if (attached.contains(ref)) {
      throw AccessProblem.exists(holder.kind().word() + ".Policy", ref.name());
    }
    if (attached.size() >= MOST_ATTACHED) {
      throw AccessProblem.limit(holder.kind().word() + ".Policy", holder.name(), MOST_ATTACHED);
    }
    handle.execute(
        """
        INSERT INTO policy_attachment
          (account, holder_kind, holder_name, policy_type, policy_name, attached_at)
        VALUES (?, ?, ?, ?, ?, ?)\
        """,
        holder.account(),
        holder.kind().name(),
        holder.name(),
        ref.type().wire(),
        ref.name(),
        changing.now());
  }

  public void detach(Holder holder, Ref ref) {
    changing.useTransaction(handle -> {
      need(handle, holder);
      int detached =
          handle.execute(
              """
              DELETE FROM policy_attachment
              WHERE account = ? AND holder_kind = ? AND holder_name = ?
                AND policy_type = ? AND policy_name = ?\
              """,
              holder.account(),
              holder.kind().name(),
              holder.name(),
              ref.type().wire(),
              ref.name());
      if (detached == 0) {
        throw AccessProblem.missing(holder.kind().word() + ".Policy", ref.name());
      }
    });
  }

  /** What is attached to the user or role, in the order in which it was. */
  public List<PolicyInfo> of(Holder holder) {
    return changing
        .jdbi()
        .withHandle(handle -> {
          need(handle, holder);
          return attached(handle, holder).stream()
              .map(ref -> need(handle, holder.account(), ref))
              .toList();
        });
  }

  private static List<Ref> attached(Handle handle, Holder holder) {
    return handle
        .createQuery(
            """
            SELECT policy_type, policy_name FROM policy_attachment
            WHERE account = ? AND holder_kind = ? AND holder_name = ?
            ORDER BY attached_at, policy_name\
            """)
        .bind(0, holder.account())
        .bind(1, holder.kind().name())
        .bind(2, holder.name())
        .map((row, _) -> ref(row))
        .list();
  }

  /** What is attached to everybody, read. */
  static Map<Holder, List<Policy>> all(Handle handle) {
    Map<List<String>, Policy> custom = new HashMap<>();
    handle
        .createQuery("SELECT account, name, document FROM custom_policy")
        .map((row, _) ->
            Map.entry(
                List.of(row.getString("account"), row.getString("name")),
                Policy.parse(row.getString("document"))))
        .forEach(entry -> custom.put(entry.getKey(), entry.getValue()));
    Map<String, Policy> system = new HashMap<>(); // those that are attached, each read once
    Map<Holder, List<Policy>> attached = new HashMap<>();
    handle
        .createQuery("SELECT * FROM policy_attachment")
        .map((row, _) -> {
          var holder =
              new Holder(
                  row.getString("account"),
                  Holder.Kind.valueOf(row.getString("holder_kind")),
                  row.getString("holder_name"));
          return Map.entry(holder, ref(row));
        })
        .forEach(entry -> {
          Holder holder = entry.getKey();
          Ref ref = entry.getValue();
          Policy policy =
              ref.type() == Type.SYSTEM
                  ? system.computeIfAbsent(ref.name(), StoredPolicies::system)
                  : custom.get(List.of(holder.account(), ref.name()));
          if (policy != null) { // one that a later version no longer has permits nothing
            attached.computeIfAbsent(holder, _ -> new ArrayList<>()).add(policy);
          }
        });
    return attached;
  }

  private static @Nullable Policy system(String name) {
    return SystemPolicies.find(name).map(SystemPolicy::policy).orElse(null);
  }

  private static void need(Handle handle, Holder holder) {
    switch (holder.kind()) {
      case USER -> Users.need(handle, holder.account(), holder.name());
      case ROLE -> Roles.need(handle, holder.account(), holder.name());
    }
  }

  private static PolicyInfo need(Handle handle, String account, Ref ref) {
    Optional<PolicyInfo> found =
        switch (ref.type()) {
          case SYSTEM ->
              SystemPolicies.find(ref.name()).map(policy -> info(handle, account, policy));
          case CUSTOM -> custom(handle, account, ref.name());
        };
    return found.orElseThrow(() -> AccessProblem.missing("Policy", ref.name()));
  }

  private static Optional<PolicyInfo> custom(Handle handle, String account, String name) {
    return handle
        .createQuery("SELECT * FROM custom_policy WHERE account = ? AND name = ?")
        .bind(0, account)
        .bind(1, name)
        .map((row, _) -> info(handle, row))
        .findOne();
  }

  private static PolicyInfo info(Handle handle, String account, SystemPolicy policy) {
    var ref = new Ref(Type.SYSTEM, policy.name());
    return new PolicyInfo(
        ref,
        policy.description(),
        policy.document(),
        Instant.EPOCH,
        attachments(handle, account, ref));
  }

  private static PolicyInfo info(Handle handle, ResultSet row) throws SQLException {
    var ref = new Ref(Type.CUSTOM, row.getString("name"));
    return new PolicyInfo(
        ref,
        row.getString("description"),
        row.getString("document"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        attachments(handle, row.getString("account"), ref));
  }

  private static long attachments(Handle handle, String account, Ref ref) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM policy_attachment
            WHERE account = ? AND policy_type = ? AND policy_name = ?\
            """)
        .bind(0, account)
        .bind(1, ref.type().wire())
        .bind(2, ref.name())
        .mapTo(Long.class)
        .one();
  }

  private static long count(Handle handle, String account) {
    return handle
        .createQuery("SELECT COUNT(*) FROM custom_policy WHERE account = ?")
        .bind(0, account)
        .mapTo(Long.class)
        .one();
  }

  private static Ref ref(ResultSet row) throws SQLException {
    return new Ref(Type.of(row.getString("policy_type")), row.getString("policy_name"));
  }

  static Policy parse(String document) {
    try {
      return Policy.parse(document);
    } catch (PolicyProblem e) {
      throw AccessProblem.invalid("PolicyDocument", String.valueOf(e.getMessage()));
    }
  }
}

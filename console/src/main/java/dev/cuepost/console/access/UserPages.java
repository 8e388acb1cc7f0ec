package dev.cuepost.console.access;

import dev.cuepost.access.Access;
import dev.cuepost.access.AccessProblem;
import dev.cuepost.access.Holder;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.access.Users.Particulars;
import dev.cuepost.access.Users.User;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Address;
import dev.cuepost.console.http.Form;
import dev.cuepost.identity.AccessKey;
import java.util.List;
import java.util.Optional;

/** Users, their keys, their policies and their passwords. */
public final class UserPages {
  private static final int PAGE = 25;

  private final Access access;

  public UserPages(Access access) {
    this.access = access;
  }

  /** The first part of what there is about access. */
  public static Answer begin(Visit visit) {
    return new Answer.Elsewhere(visit.path("access/users"));
  }

  /** {@code after} in the query is the name that the page before ended with. */
  public Answer list(Visit visit) {
    AccessTab.USERS.need(visit);
    return list(visit, new Fields(Form.EMPTY), 200);
  }

  private Answer list(Visit visit, Fields fields, int status) {
    String after = visit.query().text("after");
    List<User> found = access.users().list(visit.account(), after, PAGE + 1);
    List<User> page = found.subList(0, Math.min(PAGE, found.size()));
    String home = visit.path("access/users");
    return new Answer.Page(
        status,
        new UsersView(
            AccessTab.of(visit),
            page,
            fields,
            visit.may("ram:CreateUser", "*"),
            after.isEmpty() ? Optional.empty() : Optional.of(home),
            found.size() > PAGE
                ? Optional.of(Address.of(home).with("after", page.getLast().name()).toString())
                : Optional.empty()));
  }

  public Answer create(Visit visit) {
    String name = visit.form().text("name").strip();
    visit.need("ram:CreateUser", "user/" + name);
    try {
      access
          .users()
          .create(visit.account(), name, new Particulars(visit.form().text("display").strip(), ""));
    } catch (AccessProblem problem) {
      var fields = new Fields(visit.form());
      fields.wrong("name", problem.sentence());
      return list(visit, fields, 422);
    }
    visit.changed("ram:CreateUser", "user/" + name);
    return new Answer.Elsewhere(visit.path("access/users/" + name + "?done=user-created"));
  }

  public Answer show(Visit visit) {
    visit.need("ram:GetUser", resource(visit));
    return show(visit, Optional.empty(), Optional.empty(), 200);
  }

  private static String name(Visit visit) {
    return visit.part("user");
  }

  private static String resource(Visit visit) {
    return "user/" + name(visit);
  }

  private Answer show(Visit visit, Optional<AccessKey> made, Optional<String> problem, int status) {
    String account = visit.account();
    String resource = resource(visit);
    User user = need(visit);
    Optional<String> name = Optional.of(user.name());
    List<PolicyInfo> attached =
        visit.may("ram:ListPoliciesForUser", resource)
            ? access.policies().of(Holder.user(account, user.name()))
            : List.of();
    List<Ref> held = attached.stream().map(PolicyInfo::ref).toList();
    return new Answer.Page(
        status,
        new UserView(
            AccessTab.of(visit),
            user,
            visit.may("ram:ListAccessKeys", resource)
                ? access.ownedKeys().list(account, name)
                : List.of(),
            made,
            attached,
            access.policies().list(account, Optional.empty()).stream()
                .filter(policy -> !held.contains(policy.ref()))
                .toList(),
            new Fields(Form.EMPTY),
            new UserView.May(
                visit.may("ram:CreateAccessKey", resource),
                visit.may("ram:UpdateAccessKey", resource),
                visit.may("ram:DeleteAccessKey", resource),
                visit.may("ram:AttachPolicyToUser", resource),
                visit.may("ram:DetachPolicyFromUser", resource),
                visit.may("ram:CreateLoginProfile", resource),
                visit.may("ram:DeleteUser", resource)),
            problem));
  }

  private User need(Visit visit) {
    try {
      return access.users().get(visit.account(), name(visit));
    } catch (AccessProblem _) {
      throw Refusal.notFound(name(visit));
    }
  }

  /** What a form does. */
  @FunctionalInterface
  private interface Deed {
    void perform(String account, String user);
  }

  private Answer act(Visit visit, String action, String done, Deed deed) {
    visit.need(action, resource(visit));
    User user = need(visit);
    try {
      deed.perform(visit.account(), user.name());
    } catch (AccessProblem problem) {
      return show(visit, Optional.empty(), Optional.of(problem.sentence()), 422);
    }
    visit.changed(action, resource(visit));
    return new Answer.Elsewhere(visit.path("access/users/" + user.name() + "?done=" + done));
  }

  /** Makes a key, and shows its secret this once. */
  public Answer createKey(Visit visit) {
    visit.need("ram:CreateAccessKey", resource(visit));
    User user = need(visit);
    AccessKey made;
    try {
      made = access.ownedKeys().create(visit.account(), Optional.of(user.name()));
    } catch (AccessProblem problem) {
      return show(visit, Optional.empty(), Optional.of(problem.sentence()), 422);
    }
    visit.changed("ram:CreateAccessKey", resource(visit));
    return show(visit, Optional.of(made), Optional.empty(), 200);
  }

  /** Lets a {@code key} sign again, or no more unless {@code active}. */
  public Answer updateKey(Visit visit) {
    boolean active = visit.form().find("active").isPresent();
    return act(
        visit,
        "ram:UpdateAccessKey",
        "saved",
        (account, user) ->
            access
                .ownedKeys()
                .setActive(account, Optional.of(user), visit.form().text("key"), active));
  }

  public Answer deleteKey(Visit visit) {
    return act(
        visit,
        "ram:DeleteAccessKey",
        "key-deleted",
        (account, user) ->
            access.ownedKeys().delete(account, Optional.of(user), visit.form().text("key")));
  }

  public Answer attach(Visit visit) {
    return act(
        visit,
        "ram:AttachPolicyToUser",
        "saved",
        (account, user) ->
            access.policies().attach(Holder.user(account, user), ref(visit.form().text("policy"))));
  }

  public Answer detach(Visit visit) {
    return act(
        visit,
        "ram:DetachPolicyFromUser",
        "saved",
        (account, user) ->
            access.policies().detach(Holder.user(account, user), ref(visit.form().text("policy"))));
  }

  /** A policy as forms name it: {@code Custom:name}. */
  static Ref ref(String text) {
    int colon = text.indexOf(':');
    return new Ref(
        text.startsWith("System:") ? StoredPolicies.Type.SYSTEM : StoredPolicies.Type.CUSTOM,
        text.substring(colon + 1));
  }

  public Answer password(Visit visit) {
    return act(
        visit,
        "ram:CreateLoginProfile",
        "saved",
        (account, user) ->
            access.users().setPassword(account, user, visit.form().text("password")));
  }

  public Answer delete(Visit visit) {
    visit.need("ram:DeleteUser", resource(visit));
    User user = need(visit);
    try {
      access.users().delete(visit.account(), user.name());
    } catch (AccessProblem problem) {
      return show(visit, Optional.empty(), Optional.of(problem.sentence()), 422);
    }
    visit.changed("ram:DeleteUser", resource(visit));
    return new Answer.Elsewhere(visit.path("access/users?done=user-deleted"));
  }
}

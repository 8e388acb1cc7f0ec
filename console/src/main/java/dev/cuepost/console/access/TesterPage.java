package dev.cuepost.console.access;

import dev.cuepost.access.Access;
import dev.cuepost.access.AccessProblem;
import dev.cuepost.access.Holder;
import dev.cuepost.access.Trial;
import dev.cuepost.access.Users.User;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.identity.policy.AccessContext;
import dev.cuepost.identity.policy.AccessRequest;
import java.util.List;
import java.util.Optional;

/** May this user do that, and why? The question stands in the address. */
public final class TesterPage {
  private static final int OFFERED = 100;
  private static final String ACTION = "[A-Za-z]+:[A-Za-z0-9]+";

  private final Access access;

  public TesterPage(Access access) {
    this.access = access;
  }

  /** {@code user}, {@code action} and {@code resource} in the query say what is asked. */
  public Answer show(Visit visit) {
    AccessTab.TESTER.need(visit);
    var fields = new Fields(visit.query());
    boolean asked = visit.query().find("user").isPresent();
    Optional<Trial> trial = asked ? ask(visit, fields) : Optional.empty();
    List<String> users =
        access.users().list(visit.account(), "", OFFERED).stream().map(User::name).toList();
    return new Answer.Page(new TesterView(AccessTab.of(visit), users, fields, trial));
  }

  private Optional<Trial> ask(Visit visit, Fields fields) {
    String action = fields.value("action").strip();
    if (!action.matches(ACTION)) {
      fields.wrong("action", visit.texts().of("tester.error.action"));
      return Optional.empty();
    }
    String resource = fields.value("resource").strip();
    String full =
        resource.startsWith("acs:")
            ? resource
            : "acs:%s:%s:%s:%s"
                .formatted(
                    action.substring(0, action.indexOf(':')),
                    visit.region(),
                    visit.account(),
                    resource.isEmpty() ? "*" : resource);
    var context =
        new AccessContext(visit.request().client(), visit.at(), visit.request().isSecure());
    try {
      return Optional.of(
          Trial.of(
              access.policies(),
              Holder.user(visit.account(), fields.value("user").strip()),
              new AccessRequest(action, full, context)));
    } catch (AccessProblem problem) {
      fields.wrong("user", problem.sentence());
      return Optional.empty();
    }
  }
}

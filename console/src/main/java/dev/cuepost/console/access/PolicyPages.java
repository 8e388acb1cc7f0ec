package dev.cuepost.console.access;

import dev.cuepost.access.AccessProblem;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.IndentedJson;
import java.util.Map;
import java.util.Optional;

/** Policies: the built-in ones and those of the account. */
public final class PolicyPages {
  private static final String EXAMPLE =
      """
      {"Version":"1","Statement":[{"Effect":"Allow","Action":["mns:ReceiveMessage"],"Resource":["*"]}]}\
      """;

  private final StoredPolicies policies;

  public PolicyPages(StoredPolicies policies) {
    this.policies = policies;
  }

  public Answer list(Visit visit) {
    AccessTab.POLICIES.need(visit);
    return list(visit, Fields.of(Map.of("document", IndentedJson.of(EXAMPLE))), 200);
  }

  private Answer list(Visit visit, Fields fields, int status) {
    return new Answer.Page(
        status,
        new PoliciesView(
            AccessTab.of(visit),
            policies.list(visit.account(), Optional.empty()),
            fields,
            visit.may("ram:CreatePolicy", "*")));
  }

  public Answer create(Visit visit) {
    String name = visit.form().text("name").strip();
    visit.need("ram:CreatePolicy", "policy/" + name);
    try {
      policies.create(
          visit.account(),
          name,
          visit.form().text("description").strip(),
          visit.form().text("document"));
    } catch (AccessProblem problem) {
      var fields = new Fields(visit.form());
      fields.wrong(problem.code().contains("Document") ? "document" : "name", problem.sentence());
      return list(visit, fields, 422);
    }
    visit.changed("ram:CreatePolicy", "policy/" + name);
    return new Answer.Elsewhere(
        visit.path("access/policies/Custom:" + name + "?done=policy-created"));
  }

  public Answer show(Visit visit) {
    return show(visit, Optional.empty(), 200);
  }

  private Answer show(Visit visit, Optional<String> problem, int status) {
    PolicyInfo policy = need(visit);
    boolean own = policy.ref().type() == StoredPolicies.Type.CUSTOM;
    return new Answer.Page(
        status,
        new PolicyView(
            AccessTab.of(visit),
            policy,
            IndentedJson.of(policy.document()),
            own && visit.may("ram:DeletePolicy", "policy/" + policy.ref().name()),
            problem));
  }

  private PolicyInfo need(Visit visit) {
    var ref = UserPages.ref(visit.part("policy"));
    visit.need("ram:GetPolicy", "policy/" + ref.name());
    try {
      return policies.get(visit.account(), ref);
    } catch (AccessProblem _) {
      throw Refusal.notFound(ref.name());
    }
  }

  public Answer delete(Visit visit) {
    PolicyInfo policy = need(visit);
    String name = policy.ref().name();
    visit.need("ram:DeletePolicy", "policy/" + name);
    try {
      policies.delete(visit.account(), name);
    } catch (AccessProblem problem) {
      return show(visit, Optional.of(problem.sentence()), 422);
    }
    visit.changed("ram:DeletePolicy", "policy/" + name);
    return new Answer.Elsewhere(visit.path("access/policies?done=policy-deleted"));
  }
}

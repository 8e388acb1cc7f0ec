package dev.cuepost.identity.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may assume a role.
 *
 * <p>Source: Resource Access Management documentation, "Policy elements", its {@code Principal},
 * and "Edit the trust policy of a RAM role".
 */
public record TrustPolicy(Set<Principal> principals) {
  private static final List<String> MEMBERS = List.of("Effect", "Action", "Principal");

  public TrustPolicy {
    principals = Set.copyOf(principals);
  }

  /**
   * Reads a trust policy from its JSON text.
   *
   * @throws PolicyProblem if the text is not one, or has anything that would not be understood
   */
  public static TrustPolicy parse(String text) {
    return new TrustPolicy(
        Policy.statements(Document.read(text)).stream()
            .flatMap(TrustPolicy::statement)
            .collect(toUnmodifiableSet()));
  }

  /** Whether a service, such as {@code ice.aliyuncs.com}, may assume the role. */
  public boolean trustsService(String service) {
    return principals.contains(new Principal.Service(service));
  }

  /**
   * Whether an account, or one of its users, may assume the role. Who trusts an account trusts all
   * of its users; what they may do is for the account to say.
   */
  public boolean trustsCaller(String account, Optional<String> user) {
    return principals.contains(new Principal.Account(account))
        || user.filter(name -> principals.contains(new Principal.User(account, name))).isPresent();
  }

  private static Stream<Principal> statement(Field statement) {
    statement.hasOnly(MEMBERS);
    Field effect = statement.need("Effect");
    if (!effect.text().equals("Allow")) {
      throw effect.mustBe("Allow");
    }
    for (Field action : statement.need("Action").oneOrMore()) {
      if (!action.text().equals("sts:AssumeRole")) {
        throw action.mustBe("sts:AssumeRole");
      }
    }
    Field principal = statement.need("Principal");
    principal.hasOnly(Principal.KINDS);
    return principal.someMembers().stream()
        .flatMap(kind -> kind.oneOrMore().stream())
        .map(Principal::read);
  }
}

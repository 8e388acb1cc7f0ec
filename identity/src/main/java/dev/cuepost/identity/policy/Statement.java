package dev.cuepost.identity.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One statement of a policy: it applies to a request that all of its parts fit. */
record Statement(
    Effect effect, Selection actions, Selection resources, List<Condition<?>> conditions) {
  private static final List<String> MEMBERS =
      List.of("Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

  Statement {
    conditions = List.copyOf(conditions);
  }

  static Statement read(Field statement) {
    statement.hasOnly(MEMBERS);
    return new Statement(
        Effect.read(statement.need("Effect")),
        selection(statement, "Action", Statement::action),
        selection(statement, "Resource", Statement::resource),
        statement.find("Condition").map(Condition::readAll).orElse(List.of()));
  }

  boolean appliesTo(AccessRequest request) {
    return actions.covers(request.action())
        && resources.covers(request.resource())
        && conditions.stream().allMatch(condition -> condition.holds(request.context()));
  }

  private static Selection selection(Field statement, String name, Function<Field, Glob> reading) {
    String negated = "Not" + name;
    Optional<Field> listed = statement.find(name);
    Optional<Field> allBut = statement.find(negated);
    if (listed.isPresent() == allBut.isPresent()) {
      throw new PolicyProblem(
          "%s must have either %s or %s, had %s"
              .formatted(
                  statement.subject(), name, negated, listed.isPresent() ? "both" : "neither"));
    }
    return listed
        .<Selection>map(field -> new Selection.Listed(globs(field, reading)))
        .or(() -> allBut.map(field -> new Selection.AllBut(globs(field, reading))))
        .orElseThrow();
  }

  private static List<Glob> globs(Field patterns, Function<Field, Glob> reading) {
    return patterns.oneOrMore().stream().map(reading).toList();
  }

  private static Glob action(Field pattern) {
    String text = pattern.text();
    if (!text.equals("*") && text.indexOf(':') < 1) {
      throw pattern.mustBe("* or <service>:<operation>");
    }
    return new Glob(text, Glob.Letters.IN_EITHER_CASE);
  }

  /** A role has the same name in either case, so that no spelling of it escapes a statement. */
  private static Glob resource(Field pattern) {
    String text = pattern.text();
    boolean role = text.startsWith("acs:ram:") && text.contains(":role/");
    return new Glob(text, role ? Glob.Letters.IN_EITHER_CASE : Glob.Letters.AS_WRITTEN);
  }
}

package dev.cuepost.identity.policy;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.cuepost.identity.policy.Operator.Asks;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The operators of conditions.
 *
 * <p>Source: Resource Access Management documentation, "Conditional operators".
 */
final class Operators {
  private static final Map<String, Operator<?>> ALL =
      Stream.of(
              texts("String", "Equals", String::equals),
              texts("String", "EqualsIgnoreCase", String::equalsIgnoreCase),
              texts("String", "Like", Operators::like),
              ordered("Numeric", Kind.NUMBER),
              ordered("Date", Kind.DATE),
              Stream.of(new Operator<>("Bool", Asks.ANY, Kind.BOOL, Boolean::equals)),
              addresses())
          .<Operator<?>>flatMap(Function.identity())
          .collect(toUnmodifiableMap(Operator::name, Function.identity()));

  private Operators() {}

  /** The operator that a member of {@code Condition} is named after. */
  static Operator<?> named(Field member) {
    return Optional.<Operator<?>>ofNullable(ALL.get(member.name()))
        .orElseThrow(() -> new PolicyProblem(member.path() + " is not a condition operator"));
  }

  private static Stream<Operator<?>> texts(
      String prefix, String name, BiPredicate<String, String> relation) {
    var operator = new Operator<>(prefix + name, Asks.ANY, Kind.TEXT, relation);
    return Stream.of(operator, operator.negated(prefix + "Not" + name));
  }

  private static boolean like(String met, String pattern) {
    return new Glob(pattern, Glob.Letters.AS_WRITTEN).matches(met);
  }

  private static <T extends Comparable<T>> Stream<Operator<?>> ordered(
      String prefix, Kind<T> kind) {
    var equal =
        new Operator<>(
            prefix + "Equals", Asks.ANY, kind, (met, value) -> met.compareTo(value) == 0);
    return Stream.of(
        equal,
        equal.negated(prefix + "NotEquals"),
        new Operator<>(
            prefix + "LessThan", Asks.ANY, kind, (met, value) -> met.compareTo(value) < 0),
        new Operator<>(
            prefix + "LessThanEquals", Asks.ANY, kind, (met, value) -> met.compareTo(value) <= 0),
        new Operator<>(
            prefix + "GreaterThan", Asks.ANY, kind, (met, value) -> met.compareTo(value) > 0),
        new Operator<>(
            prefix + "GreaterThanEquals",
            Asks.ANY,
            kind,
            (met, value) -> met.compareTo(value) >= 0));
  }

  private static Stream<Operator<?>> addresses() {
    var within =
        new Operator<>("IpAddress", Asks.ANY, Kind.ADDRESS, (met, block) -> block.contains(met));
    return Stream.of(within, within.negated("NotIpAddress"));
  }
}

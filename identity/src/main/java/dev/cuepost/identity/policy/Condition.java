package dev.cuepost.identity.policy;

import java.util.List;
import java.util.Optional;

/**
 * One line of a statement's {@code Condition}: how a key of the request must compare with values.
 *
 * @param key such as {@code acs:SourceIp}
 * @param values at least one
 */
record Condition<T>(Operator<T> operator, String key, List<T> values) {
  Condition {
    values = List.copyOf(values);
  }

  /** Reads what maps operators to keys to values. All of the conditions must hold. */
  static List<Condition<?>> readAll(Field conditions) {
    return conditions.members().stream()
        .<Condition<?>>flatMap(operator -> {
          Operator<?> known = Operators.named(operator);
          return operator.someMembers().stream().map(key -> read(known, key));
        })
        .toList();
  }

  private static <T> Condition<T> read(Operator<T> operator, Field key) {
    return new Condition<>(
        operator, key.name(), key.oneOrMore().stream().map(operator.kind()::read).toList());
  }

  /** Whether it holds; without a value of the right kind it never does, not even a negated one. */
  boolean holds(AccessContext context) {
    return context.value(key).map(this::admits).orElse(false);
  }

  /** Whether it holds for a value of its key. */
  boolean admits(String met) {
    Optional<T> value = operator.kind().read(met);
    return value.isPresent() && operator.admits(value.get(), values);
  }
}

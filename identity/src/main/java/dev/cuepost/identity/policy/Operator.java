package dev.cuepost.identity.policy;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * What a condition asks.
 *
 * @param name as it stands in a policy
 * @param relation of the request's value, first, to one of the policy's
 */
record Operator<T>(String name, Asks asks, Kind<T> kind, BiPredicate<T, T> relation) {
  /** For how many of a policy's values the relation must be true. */
  enum Asks {
    ANY,
    NONE
  }

  boolean admits(T met, List<T> values) {
    boolean related = values.stream().anyMatch(value -> relation.test(met, value));
    return switch (asks) {
      case ANY -> related;
      case NONE -> !related;
    };
  }

  /** The operator that holds exactly where this one does not. */
  Operator<T> negated(String itsName) {
    return new Operator<>(itsName, Asks.NONE, kind, relation);
  }

  @Override
  public String toString() {
    return name;
  }
}

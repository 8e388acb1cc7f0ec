package dev.cuepost.media.json;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of checking something: the value that passed, or why it did not. */
public sealed interface Verdict<T> {
  /**
   * It holds.
   *
   * @param warnings what was ignored or replaced, each beginning with the path of the field
   */
  record Accepted<T>(T value, List<String> warnings) implements Verdict<T> {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /** It does not hold. */
  record Rejected<T>(Rejection rejection) implements Verdict<T> {}

  /** The verdict of a reading that rejects by throwing. */
  static <T> Verdict<T> of(Supplier<T> reading) {
    try {
      return new Accepted<>(reading.get(), List.of());
    } catch (RejectedException rejected) {
      return new Rejected<>(rejected.rejection());
    }
  }

  /**
   * The value, for a reading that rejects by throwing.
   *
   * @throws RejectedException if it does not hold
   */
  default T orThrow() {
    return switch (this) {
      case Accepted<T>(T value, _) -> value;
      case Rejected<T>(Rejection rejection) -> throw new RejectedException(rejection);
    };
  }

  /** The verdict of a further reading, one that rejects by throwing. */
  default <U> Verdict<U> then(Function<T, U> reading) {
    try {
      return map(reading);
    } catch (RejectedException rejected) {
      return new Rejected<>(rejected.rejection());
    }
  }

  /** The same about another value that follows from this one. */
  default <U> Verdict<U> map(Function<T, U> next) {
    return switch (this) {
      case Accepted<T>(T value, List<String> warnings) ->
          new Accepted<>(next.apply(value), warnings);
      case Rejected<T>(Rejection rejection) -> new Rejected<>(rejection);
    };
  }
}

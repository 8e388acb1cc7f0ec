package dev.cuepost.media.search;

import java.util.List;
import java.util.Optional;

/** What is asked of assets. */
public sealed interface Condition {
  /** All of them; of none, it holds for every asset. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** One of them at least. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  record Not(Condition part) implements Condition {}

  /**
   * The field is one of these.
   *
   * @param values texts or whole numbers, as the field is; of nothing if there is none
   */
  record OneOf(Field field, List<?> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** The field has one of these in it. */
  record Contains(Field field, List<String> texts) implements Condition {
    public Contains {
      texts = List.copyOf(texts);
    }
  }

  /** The field begins with one of these. */
  record BeginsWith(Field field, List<String> texts) implements Condition {
    public BeginsWith {
      texts = List.copyOf(texts);
    }
  }

  /**
   * What is said of the asset under a name meets a test.
   *
   * @param test of {@link Field#SAID_WORD} or {@link Field#SAID_NUMBER}
   */
  record Said(String name, Condition test) implements Condition {}

  /** The field lies between two ends, of which either may be open for ever. */
  record Between(Field field, Optional<End> from, Optional<End> until) implements Condition {}

  /**
   * One end of a span.
   *
   * @param value in the unit of the row: bytes, milliseconds
   */
  record End(long value, boolean included) {}

  /** It holds for every asset. */
  Condition ALWAYS = new And(List.of());
}

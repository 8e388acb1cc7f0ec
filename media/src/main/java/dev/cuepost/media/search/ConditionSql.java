package dev.cuepost.media.search;

import dev.cuepost.media.search.Condition.And;
import dev.cuepost.media.search.Condition.BeginsWith;
import dev.cuepost.media.search.Condition.Between;
import dev.cuepost.media.search.Condition.Contains;
import dev.cuepost.media.search.Condition.End;
import dev.cuepost.media.search.Condition.Not;
import dev.cuepost.media.search.Condition.OneOf;
import dev.cuepost.media.search.Condition.Or;
import dev.cuepost.media.search.Condition.Said;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A condition as SQL, whose values are bound. Nothing that a user wrote is in its text. */
record ConditionSql(String text, List<Object> values) {
  static ConditionSql of(Condition condition) {
    List<Object> values = new ArrayList<>();
    return new ConditionSql(text(condition, values), List.copyOf(values));
  }

  private static String text(Condition condition, List<Object> values) {
    return switch (condition) {
      case And(List<Condition> parts) -> joined(parts, " AND ", "1 = 1", values);
      case Or(List<Condition> parts) -> joined(parts, " OR ", "1 = 0", values);
      // What is not known of an asset is not what was asked for either.
      case Not(Condition part) -> "(%s) IS NOT TRUE".formatted(text(part, values));
      case Said(String name, Condition test) -> {
        values.add(name);
        yield "media_id IN (SELECT media_id FROM asset_attribute WHERE name = ? AND %s)"
            .formatted(text(test, values));
      }
      case OneOf(Field field, List<?> wanted) -> {
        values.addAll(wanted);
        yield wanted.isEmpty()
            ? "1 = 0"
            : "%s IN (%s)"
                .formatted(
                    field.column(), String.join(", ", Collections.nCopies(wanted.size(), "?")));
      }
      case Contains(Field field, List<String> texts) -> {
        texts.forEach(text -> values.add("%" + text.replaceAll("[%_~]", "~$0") + "%"));
        yield texts.stream()
            .map(_ -> "lower(%s) LIKE lower(?) ESCAPE '~'".formatted(field.column()))
            .collect(Collectors.joining(" OR ", "(", ")"));
      }
      case BeginsWith(Field field, List<String> texts) -> {
        texts.forEach(text -> values.add(text.replaceAll("[%_~]", "~$0") + "%"));
        yield texts.stream()
            .map(_ -> "%s LIKE ? ESCAPE '~'".formatted(field.column()))
            .collect(Collectors.joining(" OR ", "(", ")"));
      }
      case Between(Field field, Optional<End> from, Optional<End> until) -> {
        List<String> ends = new ArrayList<>();
        from.ifPresent(end -> ends.add(end(field, end.included() ? ">=" : ">", end, values)));
        until.ifPresent(end -> ends.add(end(field, end.included() ? "<=" : "<", end, values)));
        yield ends.isEmpty() ? "1 = 1" : "(%s)".formatted(String.join(" AND ", ends));
      }
    };
  }

  private static String joined(
      List<Condition> parts, String word, String ofNone, List<Object> values) {
    return parts.isEmpty()
        ? ofNone
        : parts.stream()
            .map(part -> text(part, values))
            .collect(Collectors.joining(word, "(", ")"));
  }

  private static String end(Field field, String sign, End end, List<Object> values) {
    values.add(end.value());
    return "%s %s ?".formatted(field.column(), sign);
  }
}

package dev.cuepost.console.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.DeliveryQuery;
import dev.cuepost.callback.delivery.DeliveryQuery.Position;
import dev.cuepost.console.http.Address;
import dev.cuepost.console.http.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which deliveries a list shows, as its address says. What makes no sense there is passed over.
 *
 * @param state empty for all
 * @param job the job or the asset
 * @param from first day, UTC
 * @param until last day, UTC
 * @param before where the page before ended
 */
public record DeliveryFilter(
    Optional<State> state,
    String type,
    String target,
    String job,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<Position> before) {
  static DeliveryFilter read(Form query) {
    return new DeliveryFilter(
        query
            .find("state")
            .flatMap(name ->
                Arrays.stream(State.values()).filter(s -> s.name().equals(name)).findFirst()),
        query.text("type").strip(),
        query.text("target").strip(),
        query.text("job").strip(),
        query.find("from").flatMap(DeliveryFilter::day),
        query.find("until").flatMap(DeliveryFilter::day),
        query.find("before").flatMap(DeliveryFilter::position));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Position> position(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || !text.substring(0, dot).matches("[0-9]{1,15}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Position(
              Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))),
              DeliveryId.parse(text.substring(dot + 1))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean isNarrow() {
    return state.isPresent()
        || !type.isEmpty()
        || !target.isEmpty()
        || !job.isEmpty()
        || from.isPresent()
        || until.isPresent();
  }

  DeliveryQuery query(String account, String region, int limit) {
    return new DeliveryQuery(
        account,
        Optional.of(region),
        some(job),
        some(type),
        state,
        some(target),
        from.map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)),
        until.map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)),
        before,
        limit);
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  /** The same list from its beginning, or behind that position, as a query. */
  String address(Optional<Position> behind) {
    return Address.of("")
        .with("state", state.map(State::name).orElse(""))
        .with("type", type)
        .with("target", target)
        .with("job", job)
        .with("from", from.map(LocalDate::toString).orElse(""))
        .with("until", until.map(LocalDate::toString).orElse(""))
        .with("before", behind.map(DeliveryFilter::position).orElse(""))
        .toString();
  }

  private static String position(Position last) {
    return last.at().toEpochMilli() + "." + last.id();
  }
}

package dev.cuepost.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Gives answers their {@code Date}. The HTTP server's own writes one digit for the first nine days
 * of a month, which RFC 9110, 5.6.7, does not know, nor do programs that go by it.
 *
 * <p>All threads may use it: they share the date of the second in which one of them last asked.
 */
final class AnswerDates implements Filter {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A second, since 1970, and how it is told. */
  private record Told(long second, Header header) {}

  private final InstantSource clock;
  private volatile Told last;

  AnswerDates(InstantSource clock) {
    this.clock = clock;
    this.last = told(clock.instant().getEpochSecond());
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    response.header(date());
    chain.proceed();
  }

  /** The handler's answers to every kind of event, with a date. */
  DirectHandlers handlers(DirectHandler handler) {
    var handlers = DirectHandlers.builder();
    for (var type : DirectHandler.EventType.values()) {
      handlers.addHandler(
          type,
          (request, event, status, headers, message) -> {
            headers.set(date());
            return handler.handle(request, event, status, headers, message);
          });
    }
    return handlers.build();
  }

  private Header date() {
    long second = clock.instant().getEpochSecond();
    Told told = last;
    if (told.second() != second) {
      told = told(second);
      last = told;
    }
    return told.header();
  }

  private static Told told(long second) {
    return new Told(
        second,
        HeaderValues.createCached(HeaderNames.DATE, FORMAT.format(Instant.ofEpochSecond(second))));
  }
}

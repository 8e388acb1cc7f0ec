package dev.cuepost.egress;

import dev.cuepost.egress.DownloadOutcome.Failed;
import dev.cuepost.egress.DownloadOutcome.HttpStatus;
import dev.cuepost.egress.DownloadOutcome.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What all downloads have in common: a GET and up to five redirects behind it, each of them a call
 * of its own that the guard sees, with one time limit for them all.
 */
final class Hops {
  private static final int REDIRECTS_MAX = 5;

  private final Egress egress;
  private final InstantSource clock;
  private final Duration time;

  Hops(Egress egress, InstantSource clock, Duration time) {
    this.egress = egress;
    this.clock = clock;
    this.time = time;
  }

  /** What a download asks for, and what it makes of the answer that is no redirect. */
  interface Step {
    /** Adds its own headers to each call. */
    default void ask(Request.Builder request) {}

    Hop answered(HttpUrl url, Response response) throws IOException;
  }

  /** What comes next. */
  sealed interface Hop {}

  record Ended(DownloadOutcome outcome) implements Hop {}

  record Onward(HttpUrl target) implements Hop {}

  DownloadOutcome follow(String url, Step step) {
    HttpUrl next = HttpUrl.parse(url);
    if (next == null) {
      return new Refused("the URL is not an http or https URL");
    }
    Instant until = clock.instant().plus(time);
    for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
      Duration left = Duration.between(clock.instant(), until);
      if (!left.isPositive()) {
        return new Failed(new ExchangeFailure.TimedOut(time));
      }
      switch (get(next, step, left)) {
        case Ended(DownloadOutcome outcome) -> {
          return outcome;
        }
        case Onward(HttpUrl target) -> next = target;
      }
    }
    return new Refused("the URL redirects more than %d times".formatted(REDIRECTS_MAX));
  }

  private Hop get(HttpUrl url, Step step, Duration left) {
    var request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", Egress.USER_AGENT)
            // The bound is on what is stored: nothing may grow by being unpacked.
            .header("Accept-Encoding", "identity");
    step.ask(request);
    try (Response response = egress.client(left).newCall(request.build()).execute()) {
      return switch (response.code()) {
        case 301, 302, 303, 307, 308 -> redirected(url, response);
        default -> step.answered(url, response);
      };
    } catch (IOException e) {
      return new Ended(
          switch (ExchangeFailure.of(e, url.host(), time)) {
            case ExchangeFailure.Guarded(String reason) -> new Refused(reason);
            case ExchangeFailure why -> new Failed(why);
          });
    }
  }

  private static Hop redirected(HttpUrl from, Response response) {
    String location = response.header("Location");
    if (location == null) {
      return new Ended(new HttpStatus(response.code()));
    }
    HttpUrl target = from.resolve(location);
    return target == null
        ? new Ended(new Refused("the URL redirects to something that is no http or https URL"))
        : new Onward(target);
  }
}

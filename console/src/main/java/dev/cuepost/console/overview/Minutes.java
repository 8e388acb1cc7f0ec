package dev.cuepost.console.overview;

import dev.cuepost.callback.delivery.Pace.Minute;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * The last minutes as a chart.
 *
 * @param all the oldest first
 */
public record Minutes(List<Minute> all) {
  /** How high the chart is, in the units of its drawing. */
  public static final int HEIGHT = 60;

  private static final int STEP = 10;

  public Minutes {
    all = List.copyOf(all);
  }

  /** How wide the chart is, in the same units. */
  public int width() {
    return all.size() * STEP;
  }

  public long events() {
    return sum(Minute::events);
  }

  public long delivered() {
    return sum(Minute::delivered);
  }

  public long givenUp() {
    return sum(Minute::givenUp);
  }

  public long pending() {
    return sum(Minute::pending);
  }

  /** Of one minute, on average over all but the one that is not over yet. */
  public String rate() {
    long before = events() - all.getLast().events();
    return String.format(Locale.ROOT, "%.1f", (double) before / Math.max(1, all.size() - 1));
  }

  private long sum(ToLongFunction<Minute> figure) {
    return all.stream().mapToLong(figure).sum();
  }

  private static long deliveries(Minute minute) {
    return minute.delivered() + minute.givenUp() + minute.pending();
  }

  private double scale() {
    long most = all.stream().mapToLong(Minutes::deliveries).max().orElse(0);
    return (double) HEIGHT / Math.max(1, most);
  }

  /** The bars of deliveries that arrived, as a path. */
  public String arrived() {
    return path(_ -> 0, Minute::delivered);
  }

  /** Above them, those under way. */
  public String waiting() {
    return path(Minute::delivered, Minute::pending);
  }

  /** Above both, those that were given up. */
  public String failed() {
    return path(minute -> minute.delivered() + minute.pending(), Minute::givenUp);
  }

  private String path(ToLongFunction<Minute> below, ToLongFunction<Minute> height) {
    var path = new StringBuilder();
    double scale = scale();
    for (int i = 0; i < all.size(); i++) {
      Minute minute = all.get(i);
      long bar = height.applyAsLong(minute);
      if (bar > 0) {
        path.append(
            String.format(
                Locale.ROOT,
                "M%d %.1fv%.1fh%dv%.1fz",
                i * STEP + 1,
                HEIGHT - below.applyAsLong(minute) * scale,
                -bar * scale,
                STEP - 2,
                bar * scale));
      }
    }
    return path.toString();
  }
}

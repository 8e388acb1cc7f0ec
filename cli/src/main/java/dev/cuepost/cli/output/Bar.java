package dev.cuepost.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar on a terminal, which shows once two seconds have passed: what is over by then needs none.
 */
final class Bar implements Progress {
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(2);
  private static final int WIDTH = 100;
  private static final int REDRAWN_MILLIS = 200;
  private static final long MIB = 1 << 20;

  private final long startNanos = System.nanoTime();
  private final PrintWriter err;
  private final String what;
  private final long total;
  private final Unit unit;
  private @Nullable ProgressBar shown;

  Bar(PrintWriter err, String what, long total, Unit unit) {
    this.err = err;
    this.what = Printable.of(what);
    this.total = total;
    this.unit = unit;
  }

  @Override
  public void at(long done) {
    if (shown == null) {
      if (System.nanoTime() - startNanos < SHOWN_AFTER.toNanos()) {
        return;
      }
      shown = open();
    }
    shown.stepTo(done);
  }

  private ProgressBar open() {
    var builder =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAWN_MILLIS)
            .continuousUpdate()
            .setConsumer(
                new DelegatingProgressBarConsumer(
                    line -> {
                      err.print("\r" + line);
                      err.flush();
                    },
                    WIDTH));
    return switch (unit) {
      case BYTES -> builder.setUnit(" MiB", MIB).build();
      case MESSAGES -> builder.setUnit(" messages", 1).build();
      case ROWS -> builder.setUnit(" rows", 1).build();
      case PERCENT -> builder.hideEta().build();
    };
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.close();
      err.println();
      err.flush();
    }
  }
}

package dev.cuepost.audit;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal. */
final class ProgressLine implements Progress {
  private final ProgressBar bar;

  ProgressLine(Duration length) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("audit")
            .setInitialMax(length.toMillis())
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setMaxRenderedLength(100)
            .hideEta()
            .build();
  }

  @Override
  public void passed(Duration stretch) {
    bar.stepBy(stretch.toMillis());
  }

  @Override
  public void tell(String what) {
    bar.setExtraMessage(what);
  }

  @Override
  public void close() {
    bar.close();
  }
}

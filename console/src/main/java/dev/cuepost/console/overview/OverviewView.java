package dev.cuepost.console.overview;

import dev.cuepost.callback.delivery.DeliveryLog.FailingTarget;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.console.job.Stage;
import dev.cuepost.console.job.Tab;
import dev.cuepost.queue.QueueStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How things stand in a region. What the visitor may not see is absent.
 *
 * @param jobs how many editing jobs are how far
 * @param kinds what other jobs there are
 * @param minutes how many events there were lately, and what became of them
 * @param failing targets to which deliveries were given up lately
 * @param queues the fullest ones
 */
public record OverviewView(
    Optional<Map<Stage, Long>> jobs,
    List<Kind> kinds,
    Optional<Minutes> minutes,
    Optional<List<FailingTarget>> failing,
    Optional<List<QueueStatus>> queues,
    Space space)
    implements View {
  public OverviewView {
    kinds = List.copyOf(kinds);
  }

  /**
   * Processing jobs of one kind.
   *
   * @param counts how many are how far, none where there is none
   */
  public record Kind(Tab tab, Map<Stage, Long> counts) {
    public Kind {
      counts = Map.copyOf(counts);
    }

    public long count(Stage stage) {
      return counts.getOrDefault(stage, 0L);
    }
  }

  @Override
  public String template() {
    return "overview/overview";
  }

  @Override
  public Optional<String> livePart() {
    return Optional.of("overview/live");
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public String title(Texts texts) {
    return texts.of("section.overview");
  }

  @Override
  public Section section() {
    return Section.OVERVIEW;
  }

  public Stage[] stages() {
    return Stage.values();
  }

  public long count(Stage stage) {
    return jobs.map(counts -> counts.getOrDefault(stage, 0L)).orElse(0L);
  }
}

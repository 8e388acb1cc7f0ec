package dev.cuepost.console.job;

import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryLog.RecordedEvent;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.media.job.EditingJob;
import java.util.List;
import java.util.Optional;

/**
 * An editing job and its journey: what was told of it, to whom, and what came of that.
 *
 * @param told its events, the oldest first
 * @param timeline as submitted, indented
 */
public record JobView(EditingJob job, List<Told> told, boolean mayFollow, String timeline)
    implements View {
  /** An event and its deliveries; none if nobody wanted it. */
  public record Told(RecordedEvent event, List<Journey> journeys) {
    public Told {
      journeys = List.copyOf(journeys);
    }
  }

  public JobView {
    told = List.copyOf(told);
  }

  @Override
  public String template() {
    return "job/job";
  }

  @Override
  public Optional<String> livePart() {
    return Optional.of("job/live");
  }

  @Override
  public String title(Texts texts) {
    return texts.of("job.title", job.jobId());
  }

  @Override
  public Section section() {
    return Section.JOBS;
  }

  /** Whether it, or a delivery of its events, goes on. */
  @Override
  public boolean isLive() {
    return JobListView.goesOn(job)
        || told.stream()
            .flatMap(one -> one.journeys().stream())
            .anyMatch(journey -> journey.delivery().endedAt().isEmpty());
  }

  /** Whether the output is somewhere that a browser can ask for. */
  public boolean hasOutput() {
    return job.state() == EditingJob.State.SUCCESS && job.mediaUrl().matches("(?i)https?://.*");
  }
}

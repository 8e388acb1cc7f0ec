package dev.cuepost.console.job;

import dev.cuepost.console.file.Playable;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.work.JobLog;
import java.util.List;
import java.util.Optional;

/**
 * An editing job and its journey: what was told of it, to whom, and what came of that.
 *
 * @param told its events, the oldest first; absent if the visitor may not see them
 * @param log what workers did, the oldest first; empty if the visitor may not see it
 * @param timeline as submitted, indented
 * @param output to be played, once it is there and the visitor may read it
 * @param asset that the output is, if there is one that the visitor may see
 */
public record EditingView(
    EditingJob job,
    Optional<List<Told>> told,
    List<JobLog.Line> log,
    String timeline,
    Optional<Picture> picture,
    Optional<Playable> output,
    Optional<String> asset,
    boolean maySubmit)
    implements View {
  public EditingView {
    log = List.copyOf(log);
  }

  @Override
  public String template() {
    return "job/editing";
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

  public Stage stage() {
    return Stage.of(job.state());
  }

  /** Whether it, or a delivery of its events, goes on. */
  @Override
  public boolean isLive() {
    return stage().goesOn() || told.orElse(List.of()).stream().anyMatch(Told::goesOn);
  }
}

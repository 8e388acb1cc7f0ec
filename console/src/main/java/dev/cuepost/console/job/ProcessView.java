package dev.cuepost.console.job;

import dev.cuepost.console.file.Playable;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.media.process.job.NamedFile;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.work.JobLog;
import java.util.List;
import java.util.Optional;

/**
 * A processing job and its journey.
 *
 * @param log what workers did, the oldest first; empty if the visitor may not see it
 * @param config what its maker reads, indented
 * @param result what it tells of what it made or saw, indented; empty if nothing
 * @param made the files that it made, as far as the visitor may read them
 * @param more how many files it made besides
 */
public record ProcessView(
    ProcessJob job,
    Optional<List<Told>> told,
    List<JobLog.Line> log,
    String config,
    String result,
    List<Playable> made,
    int more,
    boolean mayRepeat)
    implements View {
  public ProcessView {
    log = List.copyOf(log);
    made = List.copyOf(made);
  }

  @Override
  public String template() {
    return "job/process";
  }

  @Override
  public Optional<String> livePart() {
    return Optional.of("job/processLive");
  }

  @Override
  public String title(Texts texts) {
    return texts.of("job.title", job.jobId());
  }

  @Override
  public Section section() {
    return Section.JOBS;
  }

  public Tab tab() {
    return Tab.of(job.owner().product(), job.kind());
  }

  public Stage stage() {
    return Stage.of(job.state());
  }

  public List<String> inputs() {
    return job.order().inputs().stream().map(NamedFile::media).toList();
  }

  @Override
  public boolean isLive() {
    return stage().goesOn() || told.orElse(List.of()).stream().anyMatch(Told::goesOn);
  }
}

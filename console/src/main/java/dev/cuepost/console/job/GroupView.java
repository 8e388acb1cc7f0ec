package dev.cuepost.console.job;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.NamedFile;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that were submitted together, and their journey.
 *
 * @param request what they were submitted by, indented
 */
public record GroupView(
    JobGroup group, Optional<List<Told>> told, String request, boolean mayRepeat) implements View {
  @Override
  public String template() {
    return "job/group";
  }

  @Override
  public Optional<String> livePart() {
    return Optional.of("job/groupLive");
  }

  @Override
  public String title(Texts texts) {
    return texts.of("job.title", group.groupId());
  }

  @Override
  public Section section() {
    return Section.JOBS;
  }

  public Stage stage() {
    return Stage.of(group.state());
  }

  public List<JobRow> rows() {
    return group.jobs().stream().map(JobRow::of).toList();
  }

  public List<String> inputs() {
    return group.inputs().stream().map(NamedFile::media).toList();
  }

  @Override
  public boolean isLive() {
    return stage().goesOn() || told.orElse(List.of()).stream().anyMatch(Told::goesOn);
  }
}

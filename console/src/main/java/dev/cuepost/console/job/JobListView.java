package dev.cuepost.console.job;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingJob.State;
import java.util.List;
import java.util.Optional;

/**
 * A page of the list of editing jobs.
 *
 * @param state those in this one alone
 */
public record JobListView(
    List<EditingJob> jobs, Optional<State> state, Optional<String> first, Optional<String> next)
    implements View {
  public JobListView {
    jobs = List.copyOf(jobs);
  }

  @Override
  public String template() {
    return "job/list";
  }

  @Override
  public Optional<String> livePart() {
    return Optional.of("job/rows");
  }

  @Override
  public String title(Texts texts) {
    return texts.of("section.jobs");
  }

  @Override
  public Section section() {
    return Section.JOBS;
  }

  public State[] states() {
    return State.values();
  }

  public boolean isChosen(State one) {
    return state.filter(one::equals).isPresent();
  }

  @Override
  public boolean isLive() {
    return jobs.stream().anyMatch(JobListView::goesOn);
  }

  static boolean goesOn(EditingJob job) {
    return switch (job.state()) {
      case INIT, QUEUING, PROCESSING -> true;
      case SUCCESS, FAILED -> false;
    };
  }

  /** How a state is coloured. */
  public static String tone(State state) {
    return switch (state) {
      case INIT, QUEUING -> "plain";
      case PROCESSING -> "warn";
      case SUCCESS -> "good";
      case FAILED -> "bad";
    };
  }
}

package dev.cuepost.console.job;

import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.Optional;

/**
 * A form for a new editing job.
 *
 * @param action where it goes, behind the region
 * @param job that it repeats, if it repeats one
 */
public record EditingFormView(Fields fields, String action, Optional<String> job) implements View {
  @Override
  public String template() {
    return "job/form";
  }

  @Override
  public String title(Texts texts) {
    return texts.of(job.isPresent() ? "job.change" : "job.new");
  }

  @Override
  public Section section() {
    return Section.JOBS;
  }
}

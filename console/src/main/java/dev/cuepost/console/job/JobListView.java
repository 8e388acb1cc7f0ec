package dev.cuepost.console.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.List;
import java.util.Optional;

/**
 * A page of the list of jobs of one kind.
 *
 * @param tabs those that the visitor may see
 * @param stage those that are so far alone
 */
public record JobListView(
    List<JobRow> jobs,
    Tab tab,
    List<Tab> tabs,
    Optional<Stage> stage,
    boolean mayEdit,
    boolean mayProjects,
    Optional<String> first,
    Optional<String> next)
    implements View {
  public JobListView {
    jobs = List.copyOf(jobs);
    tabs = List.copyOf(tabs);
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

  /** Those of one product. */
  public List<Tab> tabs(Product product) {
    return tabs.stream().filter(one -> one.product() == product).toList();
  }

  public Stage[] stages() {
    return Stage.values();
  }

  public boolean isChosen(Stage one) {
    return stage.filter(one::equals).isPresent();
  }

  @Override
  public boolean isLive() {
    return jobs.stream().anyMatch(job -> job.stage().goesOn());
  }
}

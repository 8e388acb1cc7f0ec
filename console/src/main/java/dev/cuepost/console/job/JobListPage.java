package dev.cuepost.console.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Address;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.job.JobPage;
import dev.cuepost.media.job.JobQuery;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.ListQuery;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.Page;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists of jobs, one for each kind. */
public final class JobListPage {
  private static final int PAGE = 25;
  private static final String EVERYTHING = "*";

  private final EditingJobs edits;
  private final ProcessJobs others;

  public JobListPage(EditingJobs edits, ProcessJobs others) {
    this.edits = edits;
    this.others = others;
  }

  /** {@code kind}, {@code state} and {@code after} in the query say which page. */
  public Answer show(Visit visit) {
    Tab tab = Tab.ofWord(visit.query().text("kind"));
    visit.need(tab.list(), EVERYTHING);
    Optional<Stage> stage = visit.query().find("state").flatMap(Stage::ofWord);
    Optional<String> after = visit.query().find("after");
    Rows rows =
        tab.kind()
            .map(kind -> processing(visit, tab.product(), kind, stage, after))
            .orElseGet(() -> editing(visit, tab.product(), stage, after));
    Address home =
        Address.of(visit.path("jobs"))
            .with("kind", tab.word())
            .with("state", stage.map(Stage::name).orElse(""));
    return new Answer.Page(
        new JobListView(
            rows.jobs(),
            tab,
            Arrays.stream(Tab.values()).filter(one -> visit.may(one.list(), EVERYTHING)).toList(),
            stage,
            visit.may(Tab.EDITING.submit(), EVERYTHING),
            visit.may("ice:SearchEditingProject", EVERYTHING),
            after.map(_ -> home.toString()),
            rows.next().map(next -> home.with("after", next).toString())));
  }

  private record Rows(List<JobRow> jobs, Optional<String> next) {}

  private Rows editing(
      Visit visit, Product product, Optional<Stage> stage, Optional<String> after) {
    JobPage page =
        edits.list(
            new JobQuery(
                product,
                visit.account(),
                visit.region(),
                stage.stream().map(Stage::editing).collect(Collectors.toSet()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                PAGE,
                after));
    return new Rows(page.jobs().stream().map(JobRow::of).toList(), page.next());
  }

  private Rows processing(
      Visit visit, Product product, JobKind kind, Optional<Stage> stage, Optional<String> after) {
    Page<ProcessJob> page =
        others.list(
            kind,
            new ListQuery(
                new Owner(product, visit.account(), visit.region()),
                Optional.empty(),
                Optional.empty(),
                stage.map(Stage::processing),
                Optional.empty(),
                Optional.empty(),
                true,
                PAGE,
                after));
    return new Rows(page.items().stream().map(JobRow::of).toList(), page.next());
  }
}

package dev.cuepost.console.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.job.JobView.Told;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.job.JobPage;
import dev.cuepost.media.job.JobQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Editing jobs and their journeys. */
public final class JobPages {
  private static final int PAGE = 25;
  private static final String EVERYTHING = "*";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EditingJobs jobs;
  private final DeliveryLog log;

  public JobPages(EditingJobs jobs, DeliveryLog log) {
    this.jobs = jobs;
    this.log = log;
  }

  /** {@code state} and {@code after} in the query say which page. */
  public Answer list(Visit visit) {
    visit.need("ice:ListMediaProducingJobs", EVERYTHING);
    Optional<State> state =
        visit
            .query()
            .find("state")
            .flatMap(name ->
                Arrays.stream(State.values()).filter(s -> s.name().equals(name)).findFirst());
    Optional<String> after = visit.query().find("after");
    JobPage page =
        jobs.list(
            new JobQuery(
                visit.account(),
                visit.region(),
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                PAGE,
                after));
    return new Answer.Page(
        new JobListView(
            page.jobs(),
            state,
            after.map(_ -> address(visit, state, Optional.empty())),
            page.next().map(next -> address(visit, state, Optional.of(next)))));
  }

  private static String address(Visit visit, Optional<State> state, Optional<String> after) {
    String query =
        state.map(s -> "&state=" + s.name()).orElse("")
            + after
                .map(text -> "&after=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
    return visit.path("jobs") + (query.isEmpty() ? "" : "?" + query.substring(1));
  }

  public Answer show(Visit visit) {
    visit.need("ice:GetMediaProducingJob", EVERYTHING);
    String id = visit.part("job");
    EditingJob job =
        jobs.find(visit.account(), visit.region(), id).orElseThrow(() -> Refusal.notFound(id));
    boolean mayFollow = visit.may("cuepost:ListDeliveries", EVERYTHING);
    List<Told> told =
        mayFollow
            ? log.about(visit.account(), id).stream()
                .map(event -> new Told(event, log.of(event.id())))
                .toList()
            : List.of();
    return new Answer.Page(new JobView(job, told, mayFollow, indented(job.order().timeline())));
  }

  private static String indented(String json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
    } catch (JsonProcessingException _) {
      return json;
    }
  }
}

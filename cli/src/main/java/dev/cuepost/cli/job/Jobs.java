package dev.cuepost.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.Poll;
import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Progress;
import dev.cuepost.cli.session.Pages;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of a server. */
record Jobs(Session session) {
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final int DELIVERIES_MAX = 100;

  List<Job> list(JobKind kind, Optional<String> status, Optional<String> since, int limit) {
    Map<String, String> parameters = new HashMap<>();
    status.ifPresent(each -> parameters.put("Status", each));
    boolean edits = kind == JobKind.EDIT;
    since.ifPresent(time -> parameters.put(edits ? "StartTime" : "StartOfCreateTime", time));
    var pages =
        edits ? new Pages("MaxResults", "NextToken") : new Pages("PageSize", "NextPageToken");
    return pages
        .read(kind.entries(), limit, parameters, page -> session.call(Face.IMS, kind.list(), page))
        .stream()
        .map(told -> new Job(kind, told))
        .toList();
  }

  /** The job of that id, whatever its kind if none is given. */
  Job find(String id, Optional<JobKind> kind) {
    if (kind.isPresent()) {
      return get(kind.get(), id);
    }
    for (JobKind each : JobKind.values()) {
      try {
        return attempt(each, id);
      } catch (Refused refused) {
        if (!refused.code().contains("NotFound")) {
          throw refused.failure();
        }
      }
    }
    throw new Failure("there is no job %s: 'cuepost job list' tells which there are".formatted(id));
  }

  private Job get(JobKind kind, String id) {
    try {
      return attempt(kind, id);
    } catch (Refused refused) {
      throw refused.failure();
    }
  }

  private Job attempt(JobKind kind, String id) throws Refused {
    return new Job(
        kind, session.attempt(Face.IMS, kind.get(), Map.of(kind.id(), id)).path(kind.member()));
  }

  /** Starts a job; told is what the server tells of it at once. */
  Job submit(JobKind kind, Map<String, String> parameters) {
    JsonNode answer = session.call(Face.IMS, kind.submit(), parameters);
    JsonNode job = answer.path(kind.member());
    return new Job(kind, job.isMissingNode() ? answer : job);
  }

  /** The job once it has ended, or as it stands when patience has. */
  Job await(Job job, Duration patience) {
    try (Progress bar =
        session.out().progress(job.kind().word() + " " + job.id(), 100, Progress.Unit.PERCENT)) {
      return Poll.until(
              patience,
              PAUSE,
              () -> {
                Job now = get(job.kind(), job.id());
                bar.at(now.percent());
                return Optional.of(now).filter(Job::ended);
              })
          .orElseGet(() -> get(job.kind(), job.id()));
    }
  }

  /** Who was told of a job, with every attempt; empty where only a Cuepost could tell. */
  List<JsonNode> deliveries(String id) {
    if (session.site().isCloud()) {
      return List.of();
    }
    return new Pages("MaxResults", "NextToken")
            .read(
                "/Deliveries",
                DELIVERIES_MAX,
                Map.of("JobId", id),
                page -> session.call(Face.CUEPOST, "ListDeliveries", page))
            .stream()
            .map(each ->
                session
                    .call(
                        Face.CUEPOST,
                        "GetDelivery",
                        Map.of("DeliveryId", each.path("DeliveryId").asText()))
                    .path("Delivery"))
            .toList();
  }
}

package dev.cuepost.server.metric;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.ProcessJobs;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/** How many jobs of each kind wait, run and have ended. */
public final class JobGauges {
  private static final String EDITING = "editing";

  private JobGauges() {}

  /** As far as a job has come, in the same words for all kinds. */
  private enum Stage {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED;

    static Stage of(EditingJob.State state) {
      return switch (state) {
        case INIT, QUEUING -> WAITING;
        case PROCESSING -> RUNNING;
        case SUCCESS -> SUCCEEDED;
        case FAILED -> FAILED;
      };
    }

    static Stage of(JobState state) {
      return switch (state) {
        case WAITING, INIT -> WAITING;
        case PROCESSING -> RUNNING;
        case SUCCESS -> SUCCEEDED;
        case FAIL -> FAILED;
      };
    }
  }

  /** Counts by stage, none left out: what has gone to nothing is told as such. */
  private static final class Stages {
    private final Map<Stage, Long> counts = new EnumMap<>(Stage.class);

    void add(Stage stage, long jobs) {
      counts.merge(stage, jobs, Long::sum);
    }

    void tell(GaugeWithCallback.Callback gauge, Owner owner, String kind) {
      for (Stage stage : Stage.values()) {
        gauge.call(
            (double) counts.getOrDefault(stage, 0L),
            owner.region(),
            word(owner.product()),
            kind,
            word(stage));
      }
    }
  }

  /**
   * Has them in the registry.
   *
   * @param account whose jobs
   */
  public static void of(
      PrometheusRegistry registry,
      String account,
      List<String> regions,
      EditingJobs editing,
      ProcessJobs processing) {
    GaugeWithCallback.builder()
        .name("cuepost_jobs")
        .help("Jobs by what they make and how far they have come, of all servers.")
        .labelNames("region", "product", "kind", "state")
        .callback(gauge -> {
          try {
            for (String region : regions) {
              for (Product product : Product.values()) {
                edits(gauge, editing, new Owner(product, account, region));
                others(gauge, processing, new Owner(product, account, region));
              }
            }
          } catch (JdbiException _) {
            // Not told while the database is away: the other numbers must not be lost with these.
          }
        })
        .register(registry);
  }

  private static void edits(GaugeWithCallback.Callback gauge, EditingJobs editing, Owner owner) {
    var stages = new Stages();
    editing
        .counts(owner.product(), owner.account(), owner.region())
        .forEach((state, jobs) -> stages.add(Stage.of(state), jobs));
    stages.tell(gauge, owner, EDITING);
  }

  private static void others(
      GaugeWithCallback.Callback gauge, ProcessJobs processing, Owner owner) {
    Map<JobKind, Map<JobState, Long>> counts = processing.counts(owner);
    for (JobKind kind : JobKind.values()) {
      var stages = new Stages();
      counts
          .getOrDefault(kind, Map.of())
          .forEach((state, jobs) -> stages.add(Stage.of(state), jobs));
      stages.tell(gauge, owner, word(kind));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

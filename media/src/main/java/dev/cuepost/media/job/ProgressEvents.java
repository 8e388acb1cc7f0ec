package dev.cuepost.media.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.ims.JobProgress;
import dev.cuepost.callback.setting.JobAddresses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far jobs are, to accounts that chose to hear of it. */
final class ProgressEvents {
  private static final Logger log = LoggerFactory.getLogger(ProgressEvents.class);

  private final Jdbi jdbi;
  private final JobStore store;
  private final EventLog events;
  private final ProgressInterval interval;
  private final InstantSource clock;
  private final EventIds ids;

  ProgressEvents(
      Jdbi jdbi,
      JobStore store,
      EventLog events,
      ProgressInterval interval,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.store = store;
    this.events = events;
    this.interval = interval;
    this.clock = clock;
    this.ids = new EventIds(clock, ids);
  }

  /**
   * Takes the percentages of one run of the job, in their order; one thread at a time. Of jobs of
   * VOD no progress is told.
   */
  IntConsumer of(EditingJob job) {
    return switch (job.order().product()) {
      case IMS -> new Run(job);
      case VOD -> _ -> {};
    };
  }

  private final class Run implements IntConsumer {
    private final EditingJob job;
    private Instant toldAt = clock.instant();
    private int told;

    Run(EditingJob job) {
      this.job = job;
    }

    @Override
    public void accept(int percent) {
      try {
        Instant now = clock.instant();
        Optional<Duration> chosen = interval.of(job.order().account(), job.order().region());
        if (percent > told && chosen.isPresent() && !now.isBefore(toldAt.plus(chosen.get()))) {
          toldAt = now;
          told = percent;
          record(percent, now.truncatedTo(ChronoUnit.MILLIS));
        }
      } catch (RuntimeException e) {
        log.warn("job {}: its progress could not be told", job.jobId(), e);
      }
    }

    private void record(int percent, Instant now) {
      Optional<String> userData = job.order().userData();
      jdbi.useTransaction(tx -> {
        // it may have been ended by another worker
        if (store.progressed(tx, job.jobId(), percent, now)) {
          events.record(
              tx,
              new Event(
                  ids.next(),
                  job.order().account(),
                  job.order().region(),
                  now,
                  new JobProgress(job.jobId(), job.projectId(), percent, userData),
                  userData.map(JobAddresses::read).orElse(JobAddresses.NONE).completion()));
        }
      });
    }
  }
}

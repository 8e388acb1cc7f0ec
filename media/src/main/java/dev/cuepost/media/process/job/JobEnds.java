package dev.cuepost.media.process.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes the end of a job, that of its group if it was the last one, and what is told of both, in
 * one transaction.
 */
final class JobEnds {
  private final Jdbi jdbi;
  private final EventLog events;
  private final Map<Product, JobWords> words;
  private final InstantSource clock;
  private final EventIds ids;

  JobEnds(
      Jdbi jdbi, EventLog events, Map<Product, JobWords> words, InstantSource clock, EventIds ids) {
    this.jdbi = jdbi;
    this.events = events;
    this.words = Map.copyOf(words);
    this.clock = clock;
    this.ids = ids;
  }

  void succeeded(ProcessJob job, Result result) {
    write(job.ended(JobState.SUCCESS, Optional.of(result), Optional.empty(), now()));
  }

  void failed(ProcessJob job, Failure failure) {
    write(job.ended(JobState.FAIL, Optional.empty(), Optional.of(failure), now()));
  }

  private void write(ProcessJob ended) {
    jdbi.useTransaction(tx -> {
      if (!JobRows.end(tx, ended)) {
        return;
      }
      Optional<JobGroup> group = ended.group().flatMap(id -> GroupRows.find(tx, id));
      record(tx, ended.owner(), ended.order().userData(), words(ended.owner()).ended(ended, group));
      if (group.isPresent() && group.get().jobs().stream().allMatch(job -> job.state().ended())) {
        end(tx, group.get());
      }
    });
  }

  private void end(Handle tx, JobGroup group) {
    boolean any = group.jobs().stream().anyMatch(job -> job.state() == JobState.SUCCESS);
    JobGroup ended = group.ended(any ? JobState.SUCCESS : JobState.FAIL, now());
    GroupRows.end(tx, ended);
    record(tx, ended.owner(), ended.userData(), words(ended.owner()).ended(ended));
  }

  private void record(Handle tx, Owner owner, Optional<String> userData, List<EventBody> bodies) {
    Optional<String> ownAddress = userData.flatMap(words(owner)::ownAddress);
    for (EventBody body : bodies) {
      events.record(
          tx, new Event(ids.next(), owner.account(), owner.region(), now(), body, ownAddress));
    }
  }

  private JobWords words(Owner owner) {
    return Optional.ofNullable(words.get(owner.product())).orElseThrow();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package dev.cuepost.media.process.job;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes jobs in: makes what is stored of them, stores it, and sends for workers. */
final class Intake {
  private final JobStore store;
  private final Turns turns;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Intake(JobStore store, Turns turns, InstantSource clock, Supplier<String> ids) {
    this.store = store;
    this.turns = turns;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What all jobs of a submission have in common.
   *
   * @param mediaId the video that they are on, if they are on one
   */
  record Terms(Owner owner, Schedule schedule, Optional<String> mediaId) {
    Terms(Owner owner, Schedule schedule) {
      this(owner, schedule, Optional.empty());
    }
  }

  /**
   * What a group is submitted by.
   *
   * @param request as its user wrote it
   */
  record GroupRequest(
      GroupKind kind,
      Optional<String> name,
      List<NamedFile> inputs,
      String request,
      Optional<String> userData,
      Optional<String> clientToken) {}

  /** A job that belongs to no group, not stored yet. */
  ProcessJob job(Terms terms, Planned planned) {
    return job(terms, planned, Optional.empty(), 1, now());
  }

  /** The same of a job that nothing has to be made for first, under a new id. */
  ProcessJob job(Terms terms, JobKind kind, Order order) {
    return job(terms, new Planned(ids.get(), kind, JobState.INIT, order));
  }

  /** A group with its jobs, not stored yet. */
  JobGroup group(Terms terms, GroupRequest request, List<Planned> planned) {
    String groupId = ids.get();
    Instant now = now();
    List<ProcessJob> jobs = new ArrayList<>();
    for (Planned job : planned) {
      jobs.add(job(terms, job, Optional.of(groupId), jobs.size() + 1, now));
    }
    return new JobGroup(
        groupId,
        terms.owner(),
        request.kind(),
        request.name(),
        request.inputs(),
        request.request(),
        request.userData(),
        terms.schedule(),
        request.clientToken(),
        terms.mediaId(),
        JobState.INIT,
        now,
        Optional.empty(),
        jobs);
  }

  private static ProcessJob job(
      Terms terms, Planned planned, Optional<String> group, int place, Instant now) {
    return new ProcessJob(
        planned.jobId(),
        group,
        place,
        terms.owner(),
        planned.kind(),
        planned.order(),
        terms.schedule(),
        terms.mediaId(),
        planned.state(),
        0,
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        Optional.empty());
  }

  ProcessJob take(ProcessJob job) {
    store.insert(job);
    turns.send(1);
    return job;
  }

  /** Takes a group in; returns the one that stands if its submission is a repetition. */
  JobGroup take(JobGroup group) {
    JobGroup standing = store.insert(group);
    if (standing.groupId().equals(group.groupId())) {
      sendFor(group);
    }
    return standing;
  }

  /** Sends for workers for a group that was stored. */
  void sendFor(JobGroup group) {
    turns.send((int) group.jobs().stream().filter(job -> job.state() == JobState.INIT).count());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

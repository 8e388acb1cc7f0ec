package dev.cuepost.console.job;

import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.process.job.JobState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How far a job is, in one set of words for jobs of all kinds. */
public enum Stage {
  INIT("plain", EditingJob.State.INIT, JobState.WAITING),
  QUEUING("plain", EditingJob.State.QUEUING, JobState.INIT),
  PROCESSING("warn", EditingJob.State.PROCESSING, JobState.PROCESSING),
  SUCCESS("good", EditingJob.State.SUCCESS, JobState.SUCCESS),
  FAILED("bad", EditingJob.State.FAILED, JobState.FAIL);

  private final String tone;
  private final EditingJob.State editing;
  private final JobState processing;

  Stage(String tone, EditingJob.State editing, JobState processing) {
    this.tone = tone;
    this.editing = editing;
    this.processing = processing;
  }

  static Stage of(EditingJob.State state) {
    return Arrays.stream(values())
        .filter(stage -> stage.editing == state)
        .findFirst()
        .orElseThrow();
  }

  static Stage of(JobState state) {
    return Arrays.stream(values())
        .filter(stage -> stage.processing == state)
        .findFirst()
        .orElseThrow();
  }

  /** The one that an address names. */
  static Optional<Stage> ofWord(String word) {
    return Arrays.stream(values()).filter(stage -> stage.name().equals(word)).findFirst();
  }

  /** Counts of editing jobs in these words. */
  public static Map<Stage, Long> counts(Map<EditingJob.State, Long> counts) {
    Map<Stage, Long> stages = new EnumMap<>(Stage.class);
    counts.forEach((state, count) -> stages.put(of(state), count));
    return stages;
  }

  /** Counts of processing jobs in these words. */
  public static Map<Stage, Long> processing(Map<JobState, Long> counts) {
    Map<Stage, Long> stages = new EnumMap<>(Stage.class);
    counts.forEach((state, count) -> stages.put(of(state), count));
    return stages;
  }

  EditingJob.State editing() {
    return editing;
  }

  JobState processing() {
    return processing;
  }

  /** How it is coloured. */
  public String tone() {
    return tone;
  }

  /** Whether it is no end. */
  public boolean goesOn() {
    return this != SUCCESS && this != FAILED;
  }
}

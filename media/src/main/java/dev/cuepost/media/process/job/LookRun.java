package dev.cuepost.media.process.job;

import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.process.plugin.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the operator's plug-in about the files of a job, one after the other. Nothing is found that
 * it does not say.
 */
final class LookRun {
  private final Optional<Plugin> plugin;
  private final Duration timeLimit;
  private final InstantSource clock;
  private final Evidence evidence;

  /**
   * @param timeLimit for all files of a job
   */
  LookRun(Optional<Plugin> plugin, Duration timeLimit, InstantSource clock, Evidence evidence) {
    this.evidence = evidence;
    this.plugin = plugin;
    this.timeLimit = timeLimit;
    this.clock = clock;
  }

  /**
   * Looks at the inputs of a job.
   *
   * @param inputs at least one
   */
  JobEnd run(ProcessJob job, List<Maker.Source> inputs, Path directory) throws IOException {
    if (plugin.isEmpty()) {
      return JobEnd.Failed.of(
          "PluginNotConfigured", "No plug-in is configured that looks at media (media.plugin).");
    }
    Task task = task(job);
    Instant end = clock.instant().plus(timeLimit);
    List<Findings> found = new ArrayList<>();
    for (Maker.Source input : inputs) {
      Duration left = Duration.between(clock.instant(), end);
      if (!left.isPositive()) {
        return JobEnd.of(new Outcome.TimedOut(timeLimit));
      }
      switch (plugin
          .get()
          .look(task, input.file(), input.facts(), directory.resolve("look"), left)) {
        case Plugin.Reply.Answered(Findings findings) -> found.add(findings);
        case Plugin.Reply.NotAnswered(Outcome why) -> {
          return JobEnd.of(why);
        }
      }
    }
    LookWords words =
        switch (job.owner().product()) {
          case IMS -> new ImsLookWords();
          case VOD -> new VodLookWords();
        };
    if (task.kind() == Task.Kind.TAG) {
      String told = words.tags(job.order(), found.getFirst());
      return new JobEnd.Succeeded(new Result(List.of(), Optional.of(told)));
    }
    return switch (evidence.of(
        job, inputs.getFirst(), LookWords.moments(job.order(), found), directory)) {
      case Evidence.Taken.NotTaken(JobEnd why) -> why;
      case Evidence.Taken.Stored(List<String> pictures) -> {
        String told = words.review(job.order(), found, pictures);
        yield new JobEnd.Succeeded(
            new Result(evidence.findings(job, pictures, told), Optional.of(told)));
      }
    };
  }

  private static Task task(ProcessJob job) {
    return new Task(
        job.kind() == JobKind.TAG ? Task.Kind.TAG : Task.Kind.AUDIT,
        job.jobId(),
        job.mediaId().or(job.order()::asset).orElse(""),
        job.order().name().orElse(""),
        job.order().config());
  }
}

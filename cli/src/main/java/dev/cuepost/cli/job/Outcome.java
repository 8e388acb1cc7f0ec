package dev.cuepost.cli.job;

import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.session.Span;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What becomes of a job that was started, for those who wait for it and those who do not. */
final class Outcome {
  @Option(
      names = "--wait",
      description = "wait for its end; the status is then 0, 1 if it failed, 4 if it takes longer")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = Span.class,
      description = "how long --wait waits, such as 90s, 5m or 2h (default: 1h)")
  private Duration timeout = Duration.ofHours(1);

  /** Tells of the job, at its end if that is waited for. */
  Exit of(Session session, Job started) {
    return wait ? atEnd(session, started, timeout) : tell(session.out(), started, Exit.DONE);
  }

  static Exit atEnd(Session session, Job started, Duration patience) {
    Job job = new Jobs(session).await(started, patience);
    Exit exit = !job.ended() ? Exit.NOT_IN_TIME : job.succeeded() ? Exit.DONE : Exit.FAILED;
    return tell(session.out(), job, exit);
  }

  private static Exit tell(Output out, Job job, Exit exit) {
    out.lines(
        job.json(),
        job.status().isEmpty()
            ? List.of(job.id())
            : Stream.of(job.id(), job.status(), job.output(), job.reason())
                .filter(word -> !word.isEmpty())
                .reduce((words, word) -> words + "  " + word)
                .stream()
                .toList());
    return exit;
  }
}

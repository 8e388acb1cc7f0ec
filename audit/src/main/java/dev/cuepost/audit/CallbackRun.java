package dev.cuepost.audit;

import dev.cuepost.audit.callback.Soak;
import dev.cuepost.audit.callback.book.Behaviour;
import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.check.Judge;
import dev.cuepost.audit.callback.check.Judgement;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.MomentSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A soak of callbacks from the first event to the judgement.
 *
 * @param histories an empty directory, where the books go
 */
record CallbackRun(CallbackPlan plan, Path histories, Progress progress) {
  private static final int ENDPOINTS = 5; // and one where nobody listens
  private static final Duration TICK = Duration.ofMillis(100);

  /** What came of a run, and how often its endpoints behaved in which way. */
  record Outcome(Judgement judgement, Map<Behaviour, Integer> shown) {}

  /** With a server of our own, which is ended again and again. */
  Outcome withOwnServer(List<String> command, List<String> options, Path logs)
      throws IOException, InterruptedException {
    Map<Behaviour, Integer> shown;
    try (var notes = HistoryWriter.create(histories, Books.SERVER, MomentSource.system());
        var server = new MortalServer(command, options, logs, notes)) {
      progress.tell("starting the server");
      ServerProcess.Ready ready = server.start();
      List<Integer> ports =
          Stream.generate(LastingPort::find).distinct().limit(ENDPOINTS + 1).toList();
      try (var soak =
          Soak.prepare(
              ready.api(),
              ready.objects(),
              ready.key(),
              ports,
              histories,
              plan.rate(),
              plan.seed())) {
        int number = 0;
        for (CallbackPlan.Stop stop : plan.stops()) {
          progress.tell("%d of %d stops".formatted(number++, plan.stops().size()));
          pass(stop.after());
          server.end(stop.how());
          progress.tell("starting again");
          server.start();
        }
        progress.tell("last events");
        pass(plan.rest());
        shown = soak.settle(progress::tell);
      }
    }
    progress.tell("judging");
    return new Outcome(Judge.judge(Books.in(histories)), shown);
  }

  private void pass(Duration length) throws InterruptedException {
    for (Duration left = length; left.isPositive(); left = left.minus(TICK)) {
      Duration stretch = left.compareTo(TICK) < 0 ? left : TICK;
      Thread.sleep(stretch);
      progress.passed(stretch);
    }
  }
}

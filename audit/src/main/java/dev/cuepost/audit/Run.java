package dev.cuepost.audit;

import dev.cuepost.audit.check.Checker;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.audit.history.HistoryFile;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.MomentSource;
import dev.cuepost.audit.history.Note.Ending;
import dev.cuepost.audit.load.AuditedQueue;
import dev.cuepost.audit.load.Drain;
import dev.cuepost.audit.load.Load;
import dev.cuepost.audit.load.Target;
import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A run from the first send to the verdict.
 *
 * @param queue name of a queue that nobody else uses
 * @param histories an empty directory, where the histories go
 */
record Run(Plan plan, String queue, Path histories, Progress progress) {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration START_MAX = Duration.ofMillis(1_500);

  /** With a server of our own, which is ended in each round and started again. */
  Verdict withOwnServer(List<String> command, List<String> options, Path logs)
      throws IOException, InterruptedException {
    MomentSource moments = MomentSource.system();
    try (var notes = HistoryWriter.create(histories, "server", moments);
        var server = new MortalServer(command, options, logs, notes)) {
      progress.tell("starting the server");
      ServerProcess.Ready ready = server.start();
      var audited = prepare(ready.api(), ready.key(), moments);
      audited.note(notes, plan.durability());
      Load load = Load.start(audited.target(), plan.clients(), plan.seed());
      try {
        rounds(server);
        progress.tell("last sends");
        pass(plan.round());
      } finally {
        load.end();
      }
      drain(audited, notes);
    }
    return verdict();
  }

  /** With a server that runs already and is left alone. */
  Verdict against(URI endpoint, AccessKey key) throws IOException, InterruptedException {
    MomentSource moments = MomentSource.system();
    try (var notes = HistoryWriter.create(histories, "server", moments)) {
      var audited = prepare(endpoint, key, moments);
      audited.note(notes, plan.durability());
      Load load = Load.start(audited.target(), plan.clients(), plan.seed());
      try {
        progress.tell("under load");
        pass(plan.round());
      } finally {
        load.end();
      }
      drain(audited, notes);
      audited.discard();
    }
    return verdict();
  }

  private AuditedQueue prepare(URI endpoint, AccessKey key, MomentSource moments)
      throws IOException, InterruptedException {
    return AuditedQueue.prepare(
        new Target(endpoint, key, queue, histories, InstantSource.system(), moments));
  }

  private void rounds(MortalServer server) throws IOException, InterruptedException {
    RandomGenerator random = new SplittableRandom(plan.seed());
    int round = 0;
    for (Ending ending : plan.endings()) {
      progress.tell("round %d of %d".formatted(++round, plan.endings().size()));
      long millis = plan.round().toMillis();
      pass(Duration.ofMillis(random.nextLong(millis / 2, millis + 1)));
      switch (ending) {
        case KILLED, TERMINATED -> server.end(ending);
        case KILLED_WHILE_STARTING -> {
          server.end(Ending.KILLED);
          server.startInVain(Duration.ofMillis(random.nextLong(START_MAX.toMillis())));
        }
      }
      progress.tell("starting again");
      server.start();
    }
  }

  private void pass(Duration length) throws InterruptedException {
    for (Duration left = length; left.isPositive(); left = left.minus(TICK)) {
      Duration stretch = left.compareTo(TICK) < 0 ? left : TICK;
      Thread.sleep(stretch);
      progress.passed(stretch);
    }
  }

  private void drain(AuditedQueue audited, HistoryWriter notes)
      throws IOException, InterruptedException {
    progress.tell("draining");
    new Drain(audited, System::nanoTime).run(notes, emptied -> progress.tell("drained " + emptied));
  }

  private Verdict verdict() throws IOException {
    progress.tell("checking");
    return new Checker().check(HistoryFile.all(HistoryFile.in(histories)));
  }
}

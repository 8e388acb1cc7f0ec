package dev.cuepost.audit.callback;

import dev.cuepost.audit.callback.book.Asked;
import dev.cuepost.audit.callback.book.Asked.Kind;
import dev.cuepost.audit.callback.book.Asked.Result;
import dev.cuepost.audit.callback.book.BookFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks for one event after the other, and writes down what it was told. For one thread. */
final class Asker {
  /** One of so many events is the end of a job: it takes a worker, a test event takes none. */
  private static final int JOB_EVERY = 12;

  private final RpcConnection server;
  private final HopelessJob job;
  private final List<String> targets;
  private final BookFile<Asked> book;
  private final RandomGenerator random;
  private final InstantSource clock;

  Asker(
      RpcConnection server,
      HopelessJob job,
      List<String> targets,
      BookFile<Asked> book,
      RandomGenerator random,
      InstantSource clock) {
    this.server = server;
    this.job = job;
    this.targets = List.copyOf(targets);
    this.book = book;
    this.random = random;
    this.clock = clock;
  }

  /** Asks once. */
  Asked once() throws InterruptedException {
    String target = targets.get(random.nextInt(targets.size()));
    Kind kind = random.nextInt(JOB_EVERY) == 0 ? Kind.JOB : Kind.TEST_EVENT;
    Asked asked = ask(kind, target, clock.millis());
    book.write(asked);
    return asked;
  }

  private Asked ask(Kind kind, String target, long at) throws InterruptedException {
    try {
      RpcConnection.Answer answer =
          switch (kind) {
            case TEST_EVENT ->
                server.call(RpcConnection.OWN, "SendTestEvent", Map.of("Target", target));
            case JOB -> server.call(RpcConnection.IMS, "SubmitMediaProducingJob", job.told(target));
          };
      String id = answer.body().path(kind == Kind.JOB ? "JobId" : "EventId").asText();
      if (answer.ok() && !id.isEmpty()) {
        return new Asked(kind, target, at, Result.ACKNOWLEDGED, id, null);
      }
      return without(
          kind, target, at, answer.refused() ? Result.REFUSED : Result.UNKNOWN, answer.code());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return without(kind, target, at, Result.UNREACHED, e.toString());
    } catch (IOException e) {
      return without(kind, target, at, Result.UNKNOWN, e.toString());
    }
  }

  private static Asked without(
      Kind kind, String target, long at, Result result, @Nullable String error) {
    return new Asked(kind, target, at, result, null, error);
  }
}

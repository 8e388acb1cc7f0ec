package dev.cuepost.clients;

import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.model.QueueMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs cases with a client and prints what came of each, one line a case, parts between tabs. */
final class Suite implements AutoCloseable {
  /** What a case does; it fails by throwing. */
  @FunctionalInterface
  interface Steps {
    void run() throws Exception;
  }

  private final Settings settings;
  private final MNSClient client;
  private int queues;

  Suite(Settings settings) {
    this.settings = settings;
    this.client = Sdk.connect(settings);
  }

  Settings settings() {
    return settings;
  }

  MNSClient client() {
    return client;
  }

  /** A queue of its own for a case. */
  CloudQueue freshQueue() {
    return client.getQueueRef(metaOfFreshQueue().getQueueName());
  }

  /** Its name and no attributes: the client addresses by it, not by its reference to the queue. */
  QueueMeta metaOfFreshQueue() {
    var meta = new QueueMeta();
    meta.setQueueName(settings.prefix() + ++queues);
    client.createQueue(meta);
    return meta;
  }

  /** A case of an operation that works. */
  void works(String operation, String what, Steps steps) {
    report("operation", operation, what, steps);
  }

  /** A case that the server refuses with this code. */
  void refused(String code, String what, Steps steps) {
    report("error", code, what, () -> equal(code, codeOf(steps)));
  }

  private void report(String kind, String subject, String what, Steps steps) {
    String outcome;
    try {
      steps.run();
      outcome = "passed";
    } catch (Exception | LinkageError e) {
      outcome = "failed\t" + e.toString().replaceAll("\\s+", " ");
    }
    System.out.println(String.join("\t", kind, subject, what, outcome));
  }

  /** The code of the error that the steps end in. */
  static String codeOf(Steps steps) throws Exception {
    try {
      steps.run();
      return "no error";
    } catch (Exception e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ServiceException refusal) {
          check(refusal.getRequestId().matches("[0-9A-F]{24}"), "a request id");
          check(refusal.getHostId().startsWith("http://"), "a host id");
          return refusal.getErrorCode();
        }
      }
      throw e;
    }
  }

  static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  static void equal(@Nullable Object expected, @Nullable Object met) {
    check(Objects.equals(expected, met), "expected " + expected + ", was " + met);
  }

  /** The server tells whole milliseconds. */
  static void almostEqual(Duration expected, Duration met) {
    check(met.minus(expected).abs().toMillis() <= 1, "expected " + expected + ", was " + met);
  }

  static void justNow(Instant moment) {
    check(Duration.between(moment, Instant.now()).abs().toMinutes() < 1, moment + " is about now");
  }

  @Override
  public void close() {
    client.close();
  }
}

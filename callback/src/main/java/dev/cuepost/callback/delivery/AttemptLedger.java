package dev.cuepost.callback.delivery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what came of attempts, one transaction and one sync for all that ended meanwhile.
 *
 * <p>One thread, {@code callback-ledger}, writes; any thread may hand in. What is handed in is
 * bounded by the attempts that may be under way.
 */
final class AttemptLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptLedger.class);
  private static final int BATCH = 128;
  private static final long LEAVE_MILLIS = 2_000;

  private final Jdbi jdbi;
  private final Coalescing coalescing;
  private final BiConsumer<Handle, String> planned;
  private final Listener listener;
  private final BlockingQueue<List<Ended>> handedIn = new LinkedBlockingQueue<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("callback-ledger").unstarted(this::run);

  /** Is told what became of the writing, by the ledger's thread. */
  interface Listener {
    /** It is durable. */
    void recorded(List<List<Ended>> attempts);

    /** Nothing of it is written down. */
    void unrecorded(List<List<Ended>> attempts);
  }

  /**
   * @param planned hears of each lane that gets a dead letter, within the transaction
   */
  AttemptLedger(
      Jdbi jdbi, Coalescing coalescing, BiConsumer<Handle, String> planned, Listener listener) {
    this.jdbi = jdbi;
    this.coalescing = coalescing;
    this.planned = planned;
    this.listener = listener;
  }

  void start() {
    thread.start();
  }

  /** Hands in the deliveries of one attempt. */
  void record(List<Ended> attempt) {
    handedIn.add(attempt);
  }

  private void run() {
    var batch = new ArrayList<List<Ended>>(BATCH);
    try {
      while (true) {
        batch.add(handedIn.take());
        handedIn.drainTo(batch, BATCH - 1);
        write(List.copyOf(batch));
        batch.clear();
      }
    } catch (InterruptedException _) {
      // Closed: whoever had something to hand in has been heard.
    }
  }

  private void write(List<List<Ended>> batch) {
    try {
      List<Ended> attempts = batch.stream().flatMap(List::stream).toList();
      jdbi.useTransaction(tx -> {
        AttemptTable.write(tx.getConnection(), attempts);
        coalescing.settle(tx, attempts);
        attempts.forEach(attempt -> deadLetter(tx, attempt));
      });
    } catch (RuntimeException | SQLException e) {
      LOG.error("What came of {} attempts could not be written down", batch.size(), e);
      listener.unrecorded(batch);
      return;
    }
    listener.recorded(batch);
  }

  private void deadLetter(Handle tx, Ended attempt) {
    attempt
        .deadLetter()
        .ifPresent(plan -> {
          DeliveryTable.plan(tx, attempt.due().id().event(), plan, attempt.endedAt());
          planned.accept(tx, plan.lane());
        });
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LEAVE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

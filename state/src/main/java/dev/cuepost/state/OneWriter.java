package dev.cuepost.state;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Lets transactions begin one after the other, in the order in which they came.
 *
 * <p>SQLite has one writer. A second one that finds it busy sleeps and looks again, for longer each
 * time, while the first is long done; here it waits in a queue and goes on at once.
 */
final class OneWriter extends DelegatingTransactionHandler {
  private final Semaphore turn;
  private final long patienceMillis;

  /**
   * @param patienceMillis how long a transaction waits for its turn before it fails
   */
  OneWriter(TransactionHandler transactions, long patienceMillis) {
    this(transactions, patienceMillis, new Semaphore(1, true));
  }

  private OneWriter(TransactionHandler transactions, long patienceMillis, Semaphore turn) {
    super(transactions);
    this.patienceMillis = patienceMillis;
    this.turn = turn;
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new OfOneHandle(getDelegate().specialize(handle));
  }

  private final class OfOneHandle extends DelegatingTransactionHandler {
    private boolean hasTurn;

    OfOneHandle(TransactionHandler transactions) {
      super(transactions);
    }

    @Override
    public void begin(Handle handle) {
      if (!hasTurn) {
        await();
      }
      try {
        super.begin(handle);
      } catch (RuntimeException e) {
        pass();
        throw e;
      }
    }

    private void await() {
      try {
        hasTurn = turn.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransactionException("interrupted before the transaction could begin", e);
      }
      if (!hasTurn) {
        throw new TransactionException(
            "another transaction held the database for more than %d ms".formatted(patienceMillis));
      }
    }

    private void pass() {
      if (hasTurn) {
        hasTurn = false;
        turn.release();
      }
    }

    @Override
    public void commit(Handle handle) {
      try {
        super.commit(handle);
      } finally {
        passIfEnded(handle);
      }
    }

    @Override
    public void rollback(Handle handle) {
      try {
        super.rollback(handle);
      } finally {
        pass(); // also if it failed: the connection is broken then, and the transaction over
      }
    }

    /** A commit that failed may still be followed by a rollback. */
    private void passIfEnded(Handle handle) {
      if (isBroken(handle) || !isInTransaction(handle)) {
        pass();
      }
    }

    private static boolean isBroken(Handle handle) {
      try {
        return handle.getConnection().isClosed();
      } catch (SQLException _) {
        return true;
      }
    }
  }
}

package dev.cuepost.callback;

import dev.cuepost.queue.QueueEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Counts the moments between changes of what outlives the process, and ends the process at one of
 * them, at once, as a kill does.
 */
final class Steps {
  static final int DEAD = 9;

  private int left;

  /**
   * Counts from now on.
   *
   * @param last the step at which the process ends; 0 for none
   */
  synchronized void countTo(int last) {
    left = last;
  }

  private synchronized void pass() {
    if (left > 0 && --left == 0) {
      Runtime.getRuntime().halt(DEAD);
    }
  }

  /** Counts the moments before and after each commit. */
  void watch(Jdbi jdbi) {
    jdbi.setTransactionHandler(new Watched(jdbi.getTransactionHandler()));
  }

  private final class Watched extends DelegatingTransactionHandler {
    Watched(TransactionHandler transactions) {
      super(transactions);
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
      return new Watched(getDelegate().specialize(handle));
    }

    @Override
    public void commit(Handle handle) {
      pass();
      super.commit(handle);
      pass();
    }
  }

  /** Counts the moments after messages are sent. */
  QueueEngine watch(QueueEngine engine) {
    return (QueueEngine)
        Proxy.newProxyInstance(
            QueueEngine.class.getClassLoader(),
            new Class<?>[] {QueueEngine.class},
            (_, method, arguments) -> {
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("send")) {
                  pass();
                }
              }
            });
  }
}

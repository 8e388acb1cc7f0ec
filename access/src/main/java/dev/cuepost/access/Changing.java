package dev.cuepost.access;

import dev.cuepost.state.Bulletin;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * How everything here is changed: one transaction at a time, and what it committed is what requests
 * are judged by before its maker hears of it.
 *
 * @param bulletin by which other servers hear of it
 * @param reload reads the {@link Directory} anew
 * @param text makes ids and secrets
 */
record Changing(
    Jdbi jdbi,
    Bulletin bulletin,
    InstantSource clock,
    RandomText text,
    Runnable reload,
    ReentrantLock lock) {
  private static final String TOPIC = "access";

  /** Follows what other servers change. */
  void follow() {
    bulletin.listen(TOPIC, _ -> reloadInTurn(), this::reloadInTurn);
  }

  private void reloadInTurn() {
    lock.lock();
    try {
      reload.run();
    } finally {
      lock.unlock();
    }
  }

  <T, X extends Exception> T inTransaction(HandleCallback<T, X> change) throws X {
    lock.lock();
    try {
      T result =
          jdbi.inTransaction(handle -> {
            T changed = change.withHandle(handle);
            bulletin.tell(handle, TOPIC, "changed");
            return changed;
          });
      reload.run();
      return result;
    } finally {
      lock.unlock();
    }
  }

  <X extends Exception> void useTransaction(HandleConsumer<X> change) throws X {
    this.<Boolean, X>inTransaction(handle -> {
      change.useHandle(handle);
      return true;
    });
  }

  /** Epoch milliseconds. */
  long now() {
    return clock.millis();
  }

  /** Whether the query, which counts, counts any. */
  static boolean any(Handle handle, String count, String... bindings) {
    var query = handle.createQuery(count);
    for (int i = 0; i < bindings.length; i++) {
      query.bind(i, bindings[i]);
    }
    return query.mapTo(Long.class).one() > 0;
  }
}

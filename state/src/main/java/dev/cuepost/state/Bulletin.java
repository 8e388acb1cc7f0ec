package dev.cuepost.state;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What servers on one database tell each other, and who of them does what only one may do.
 * Listeners are named before {@link #start}. All threads may use it.
 */
public interface Bulletin extends AutoCloseable {
  /** Of a server that has its database for itself: nobody is told, and every duty is its own. */
  Bulletin ALONE = new Alone();

  /** Whether there may be other servers. */
  boolean hasOthers();

  /**
   * Tells the other servers something, at once when the caller's transaction is committed.
   *
   * @param topic a word, such as the name of a table
   */
  void tell(Handle tx, String topic, String word);

  /**
   * Hears what other servers tell.
   *
   * @param word takes what was told; by one thread
   * @param missed is run when anything may have been told that was not heard; also if one of both
   *     threw, a second later
   */
  void listen(String topic, Consumer<String> word, Runnable missed);

  /**
   * Takes on a duty whenever no other server has it. Who loses sight of the database loses it.
   *
   * @param taken begins with it; by one thread, as is
   * @param lost ends with it, soon
   */
  void serve(String duty, Runnable taken, Runnable lost);

  void start();

  /** Hears nothing more. Duties are not given back but for the others to take. */
  @Override
  void close();
}

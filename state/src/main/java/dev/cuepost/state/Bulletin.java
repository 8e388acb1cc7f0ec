package dev.cuepost.state;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What servers on one database tell each other, and who of them does which part of what they share.
 * Listeners are named before {@link #start}. All threads may use it.
 */
public interface Bulletin extends AutoCloseable {
  /** Of a server that has its database for itself: nobody is told, and every part is its own. */
  Bulletin ALONE = new Alone();

  /** Into how many parts shared work is divided: so many servers can take part in it at most. */
  int PARTS = 32;

  /** In which part something lies, the same on every server: 0 to {@link #PARTS} - 1. */
  static int part(String name) {
    return Math.floorMod(name.hashCode(), PARTS);
  }

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
   * Takes part in a work: each part of it is done by one server at a time, and each server has as
   * many as any other, but for one. Who loses sight of the database loses its parts.
   *
   * @param work a word
   */
  void share(String work, PartHolder holder);

  /**
   * Counts something on all servers together.
   *
   * @param topic a word, which no other one listens to
   */
  Tally tally(String topic);

  void start();

  /**
   * Leaves all parts to the others, each when nothing of it is under way any more, for eight
   * seconds at most; then hears nothing more.
   */
  @Override
  void close();
}

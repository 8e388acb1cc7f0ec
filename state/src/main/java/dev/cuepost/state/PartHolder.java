package dev.cuepost.state;

import java.util.Set;

/** Does the parts of a work that are this server's. By one thread. */
public interface PartHolder {
  /** These are this server's own from now on: no other server does anything about them. */
  void take(Set<Integer> parts);

  /**
   * A part is wanted by another server.
   *
   * @param left to be run once nothing of it is under way; until then nobody else begins
   */
  void leave(int part, Runnable left);

  /** All are lost: others may have begun with them already. */
  void lose();
}

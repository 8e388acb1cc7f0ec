package dev.cuepost.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A work in parts, as one of the servers that share it sees it. A part is held by a lock of the
 * database, and so is being one of the servers: each sees from the locks how many there are, leaves
 * what it has too much of and takes what is free. The locks end with the connection.
 *
 * <p>By the thread that hears; the holder is called by another one.
 */
final class SharedWork {
  private static final Logger LOG = LoggerFactory.getLogger(SharedWork.class);

  /** Locks of two numbers: the first one says of what, the second one which. */
  private static final String LOCK = "select pg_try_advisory_lock(hashtext(?), ?)";

  private static final String UNLOCK = "select pg_advisory_unlock(hashtext(?), ?)";
  private static final String LOCKED =
      """
      select classid = hashtext(?)::oid as is_server, objid::int4 as which from pg_locks
      where locktype = 'advisory' and objsubid = 2 and granted
        and classid in (hashtext(?)::oid, hashtext(?)::oid)
        and database = (select oid from pg_database where datname = current_database())
      """;

  private final String work;
  private final String servers;
  private final String parts;
  private final PartHolder holder;
  private final Executor thread;
  private final TreeSet<Integer> held = new TreeSet<>();
  private final Set<Integer> leaving = new HashSet<>();
  private Queue<Integer> left = new ConcurrentLinkedQueue<>();
  private int self;
  private boolean taking;

  /**
   * @param thread calls the holder, in the order of what happens
   */
  SharedWork(String work, PartHolder holder, Executor thread) {
    this.work = work;
    this.servers = "cuepost servers " + work;
    this.parts = "cuepost parts " + work;
    this.holder = holder;
    this.thread = thread;
  }

  /** Who else is there, and which parts somebody has. */
  private record Sight(TreeSet<Integer> servers, Set<Integer> parts) {
    /** How many parts this server is to have. */
    int share(int server) {
      int place = servers.headSet(server).size();
      return Bulletin.PARTS / servers.size() + (place < Bulletin.PARTS % servers.size() ? 1 : 0);
    }
  }

  /** Takes and leaves parts, so that in the end all servers have their share. */
  void look(Connection connection) throws SQLException {
    appear(connection);
    giveBack(connection);
    Sight sight = sight(connection);
    int share = sight.share(self);
    while (held.size() - leaving.size() > share) {
      leave();
    }
    take(connection, sight, share);
  }

  /**
   * Leaves all parts, one after the other.
   *
   * @return whether none is left
   */
  boolean leaveAll(Connection connection) throws SQLException {
    if (taking) {
      taking = false;
      lock(connection, UNLOCK, servers, self);
    }
    while (held.size() > leaving.size()) {
      leave();
    }
    giveBack(connection);
    return held.isEmpty();
  }

  private void giveBack(Connection connection) throws SQLException {
    for (Integer part = left.poll(); part != null; part = left.poll()) {
      leaving.remove(part);
      held.remove(part);
      lock(connection, UNLOCK, parts, part);
    }
  }

  private void appear(Connection connection) throws SQLException {
    while (!taking) {
      self = ThreadLocalRandom.current().nextInt();
      taking = lock(connection, LOCK, servers, self);
    }
  }

  private Sight sight(Connection connection) throws SQLException {
    var sight = new Sight(new TreeSet<>(), new HashSet<>());
    try (PreparedStatement statement = connection.prepareStatement(LOCKED)) {
      statement.setString(1, servers);
      statement.setString(2, servers);
      statement.setString(3, parts);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          (row.getBoolean("is_server") ? sight.servers() : sight.parts()).add(row.getInt("which"));
        }
      }
    }
    return sight;
  }

  private void leave() {
    int part = held.stream().filter(one -> !leaving.contains(one)).findFirst().orElseThrow();
    leaving.add(part);
    Queue<Integer> to = left; // what ends after all was lost is no longer to be given back
    tell(() -> holder.leave(part, () -> to.add(part)));
  }

  private void take(Connection connection, Sight sight, int share) throws SQLException {
    var taken = new TreeSet<Integer>();
    for (int part = 0; part < Bulletin.PARTS && held.size() < share; part++) {
      if (!sight.parts().contains(part) && lock(connection, LOCK, parts, part)) {
        held.add(part);
        taken.add(part);
      }
    }
    if (!taken.isEmpty()) {
      LOG.info(
          "this server has {} of {} parts of the work '{}', as one of {}",
          held.size(),
          Bulletin.PARTS,
          work,
          sight.servers().size());
      tell(() -> holder.take(taken));
    }
  }

  private static boolean lock(Connection connection, String how, String what, int which)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(how)) {
      statement.setString(1, what);
      statement.setInt(2, which);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** The connection is gone, and the locks with it, now or soon. */
  void lose() {
    taking = false;
    left = new ConcurrentLinkedQueue<>();
    leaving.clear();
    if (!held.isEmpty()) {
      held.clear();
      LOG.info("this server has no longer any part of the work '{}'", work);
      tell(holder::lose);
    }
  }

  private void tell(Runnable change) {
    thread.execute(() -> {
      try {
        change.run();
      } catch (RuntimeException e) {
        LOG.error("a part of the work '{}' was not begun or ended as it should be", work, e);
      }
    });
  }
}

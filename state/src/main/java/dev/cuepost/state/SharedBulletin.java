package dev.cuepost.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bulletin of servers that share a PostgreSQL: notifications, and locks of the database for
 * parts of work, both on a connection of its own. When that breaks, the parts are lost, and
 * whatever was told meanwhile may have been missed.
 *
 * <p>One thread, {@code bulletin}, hears; another one, {@code parts}, begins and ends parts.
 * Notifications of transactions that take turns do not wait for each other more than these do.
 */
final class SharedBulletin implements Bulletin {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBulletin.class);
  private static final String CHANNEL = "cuepost_state";
  private static final String NOTIFY = "SELECT pg_notify(?, ?)";
  private static final int HEAR_MILLIS = 100;
  private static final long LOOK_MILLIS = 500;
  private static final long RETRY_MILLIS = 500;
  private static final long LEAVE_MILLIS = 8_000;
  private static final long LEAVING_MILLIS = 20;

  /** A notification has less than 8,000 bytes. */
  private static final int LONGEST = 7_000;

  /** As SQL says that there is no connection, for whatever reason. */
  private static final String UNREACHED = "08";

  private final PostgresSource server;
  private final SharedWall wall;
  private final String self = UUID.randomUUID().toString();
  private final List<Topic> topics = new CopyOnWriteArrayList<>();
  private final List<SharedWork> shared = new CopyOnWriteArrayList<>();
  private final Map<String, SharedTally> tallies = new ConcurrentHashMap<>();
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("parts").factory());
  private final Thread thread = Thread.ofPlatform().daemon().name("bulletin").unstarted(this::run);
  private volatile boolean closed;

  /**
   * @param wall is shown the database's clock again and again
   */
  SharedBulletin(PostgresSource server, SharedWall wall) {
    this.server = server;
    this.wall = wall;
  }

  /** Of one topic, by the thread that hears. */
  private static final class Topic {
    private final String name;
    private final Consumer<String> word;
    private final Runnable missed;
    private boolean missedSome;

    Topic(String name, Consumer<String> word, Runnable missed) {
      this.name = name;
      this.word = word;
      this.missed = missed;
    }

    void hear(String text) {
      attempt(() -> word.accept(text));
    }

    void lookAgain() {
      if (missedSome) {
        missedSome = false;
        attempt(missed);
      }
    }

    private void attempt(Runnable reaction) {
      try {
        reaction.run();
      } catch (RuntimeException e) {
        missedSome = true;
        LOG.warn("a change of '{}' could not be followed: {}", name, e.getMessage());
      }
    }
  }

  @Override
  public boolean hasOthers() {
    return true;
  }

  @Override
  public void tell(Handle tx, String topic, String word) {
    String said = "%s %s %s".formatted(self, topic, word);
    boolean fits = said.getBytes(UTF_8).length <= LONGEST;
    tx.select(NOTIFY, CHANNEL, fits ? said : self + " " + topic).mapTo(String.class).one();
  }

  @Override
  public void listen(String topic, Consumer<String> word, Runnable missed) {
    topics.add(new Topic(topic, word, missed));
  }

  @Override
  public void share(String work, PartHolder holder) {
    shared.add(new SharedWork(work, holder, this.work));
  }

  @Override
  public Tally tally(String topic) {
    var tally = new SharedTally();
    tallies.put(topic, tally);
    listen(topic, tally::hear, () -> {});
    return tally;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      try (Connection connection = server.listening();
          Statement statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        server.reach().find();
        topics.forEach(topic -> topic.missedSome = true);
        tallies.values().forEach(SharedTally::forget);
        hear(connection);
        leave(connection);
      } catch (SQLException e) {
        if (!closed) {
          LOG.warn("the other servers are not to be heard: {}", e.getMessage());
          loseIfUnreached(e);
        }
      } finally {
        if (!closed) {
          shared.forEach(SharedWork::lose);
        }
      }
      pause();
    }
  }

  /**
   * A network that is cut leaves others waiting for their answers, who have nobody to tell them.
   */
  private void loseIfUnreached(SQLException problem) {
    if (problem.getSQLState() != null && problem.getSQLState().startsWith(UNREACHED)) {
      server.reach().lose();
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection ears = connection.unwrap(PGConnection.class);
    long looked = System.nanoTime() - LOOK_MILLIS * 1_000_000;
    while (!closed) {
      if (System.nanoTime() - looked >= LOOK_MILLIS * 1_000_000) {
        looked = System.nanoTime();
        look(connection);
      }
      say(connection);
      PGNotification[] heard = ears.getNotifications(HEAR_MILLIS);
      for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
        hear(List.of(one.getParameter().split(" ", 3)));
      }
    }
  }

  private void say(Connection connection) throws SQLException {
    for (var tally : tallies.entrySet()) {
      for (String text : tally.getValue().take()) {
        try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
          statement.setString(1, CHANNEL);
          statement.setString(2, "%s %s %s".formatted(self, tally.getKey(), text));
          statement.execute();
        }
      }
    }
  }

  private void leave(Connection connection) throws SQLException {
    long until = System.nanoTime() + LEAVE_MILLIS * 1_000_000;
    boolean left = false;
    while (!left && System.nanoTime() - until < 0) {
      left = true;
      for (SharedWork one : shared) {
        left &= one.leaveAll(connection);
      }
      if (!left) {
        sleep(LEAVING_MILLIS);
      }
    }
  }

  /** Looks whether the database is there, what its clock shows, and what there is to do. */
  private void look(Connection connection) throws SQLException {
    wall.look(() -> millis(connection));
    topics.forEach(Topic::lookAgain);
    for (SharedWork one : shared) {
      one.look(connection);
    }
  }

  /** What the database's clock shows, epoch milliseconds. */
  static long millis(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (extract(epoch from clock_timestamp()) * 1000)::bigint")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void hear(List<String> words) {
    if (words.size() < 2 || words.getFirst().equals(self)) {
      return;
    }
    for (Topic topic : topics) {
      if (!topic.name.equals(words.get(1))) {
        continue;
      }
      if (words.size() == 3) {
        topic.hear(words.get(2));
      } else {
        topic.missedSome = true;
        topic.lookAgain();
      }
    }
  }

  private void pause() {
    if (!closed) {
      sleep(RETRY_MILLIS);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      // nobody but close ends it
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    work.close();
  }
}

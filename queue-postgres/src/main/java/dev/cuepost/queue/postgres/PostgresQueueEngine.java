package dev.cuepost.queue.postgres;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.Durability;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.VisibilityOutcome;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.MessageIds;
import dev.cuepost.queue.postgres.ClusterClock.DatabaseTime;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The queues of one database, from one of its nodes; any number of nodes may be open at once.
 *
 * <p>A call is done when the database has committed it, and as durable as the database makes
 * commits. Queues in memory are emptied when the first node opens after all were closed.
 *
 * <p>Any number of threads may call it. After {@link #close} every call throws {@link
 * IllegalStateException}.
 */
public final class PostgresQueueEngine implements QueueEngine {
  private static final String SCHEMA = "cuepost_queue";
  private static final Duration SNAPSHOT_PATIENCE = Duration.ofMinutes(5);
  static final Duration LOOK = Duration.ofSeconds(5);
  private static final int CONNECT_SECONDS = 2;
  private static final int ANSWER_SECONDS = 30;

  private final Reach reach;
  private final Lanes lanes;
  private final ClusterClock clock;
  private final Definitions queues;
  private final Sending sending;
  private final Receiving receiving;
  private final Leases leases;
  private final Wakings wakings;
  private final Announcer announcer;
  private final Listener listener;
  private final Sweeper sweeper;
  private final SnapshotWatch watch = new SnapshotWatch(SNAPSHOT_PATIENCE);
  private final AtomicBoolean closed = new AtomicBoolean();

  private PostgresQueueEngine(
      DataSource database,
      Nodes nodes,
      int connections,
      TimeSource node,
      DatabaseTime time,
      Duration look,
      BiFunction<QueueId, Durability, Durability> durability,
      SecureRandom random)
      throws SQLException {
    String name = new UUID(random.nextLong(), random.nextLong()).toString();
    try (Connection connection = database.getConnection()) {
      MoveIn.refuseUnfinished(connection);
      clock = new ClusterClock(node, time, look, connection);
      var signer = new HandleSigner(handleKey(connection, random));
      reach = new Reach(database);
      lanes = new Lanes(reach, connections);
      announcer = new Announcer(lanes, name);
      wakings = new Wakings(clock, announcer);
      queues = new Definitions(lanes, clock, wakings, durability);
      sending = new Sending(lanes, clock, signer, new MessageIds(random), wakings);
      receiving = new Receiving(lanes, clock, signer, wakings, closed);
      leases = new Leases(lanes, clock, signer, wakings);
      sweeper = new Sweeper(lanes, clock, watch);
    }
    try {
      listener = new Listener(reach, name, nodes, queues::promise, wakings);
    } catch (SQLException | RuntimeException e) {
      lanes.close();
      throw e;
    }
  }

  /**
   * Opens the queues of a database, and makes their tables if there are none.
   *
   * @param url of JDBC, such as {@code jdbc:postgresql://a,b/cuepost?targetServerType=primary}
   * @param nodes whether others may have it open
   * @param connections how many calls the database works on at once; one more is for listening
   * @param node the clocks of this machine
   * @param durability what a queue promises, from its name and what its attributes say; asked when
   *     it is created and at each opening
   * @param random for message ids and, in a new database, the key of receipt handles
   * @throws IOException one sentence, if the database cannot be reached or is of another version
   */
  public static PostgresQueueEngine open(
      String url,
      Nodes nodes,
      int connections,
      TimeSource node,
      BiFunction<QueueId, Durability, Durability> durability,
      SecureRandom random)
      throws IOException {
    DataSource database = database(url);
    try {
      migrate(database);
    } catch (FlywayException e) {
      throw unusable(e);
    }
    return open(database, nodes, connections, node, ClusterClock.ITS_OWN, LOOK, durability, random);
  }

  /** The same with tables that are there. */
  static PostgresQueueEngine open(
      DataSource database,
      Nodes nodes,
      int connections,
      TimeSource node,
      DatabaseTime time,
      Duration look,
      BiFunction<QueueId, Durability, Durability> durability,
      SecureRandom random)
      throws IOException {
    try {
      var engine =
          new PostgresQueueEngine(
              database, nodes, connections, node, time, look, durability, random);
      engine.start();
      return engine;
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  static IOException unusable(Exception problem) {
    return new IOException(
        "the queues' database cannot be used: "
            + String.valueOf(problem.getMessage()).lines().findFirst().orElse("").strip(),
        problem);
  }

  static DataSource database(String url) {
    var database = new PGSimpleDataSource();
    database.setUrl(url);
    database.setCurrentSchema(SCHEMA);
    database.setConnectTimeout(CONNECT_SECONDS);
    database.setTcpKeepAlive(true);
    if (database.getSocketTimeout() == 0) {
      // A database whose machine is gone says nothing more; calls must not wait for ever.
      database.setSocketTimeout(ANSWER_SECONDS);
    }
    database.setApplicationName("cuepost");
    return database;
  }

  /** Makes the tables, or brings them up to date. */
  static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .locations("classpath:db/queue")
        .ignoreMigrationPatterns(new String[0])
        .load()
        .migrate();
  }

  /** The key of receipt handles; a new one if there is none. */
  static byte[] handleKey(Connection connection, SecureRandom random) throws SQLException {
    byte[] key = new byte[HandleSigner.KEY_BYTES];
    random.nextBytes(key);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into secret (handle_key) values (?) on conflict do nothing")) {
      statement.setBytes(1, key);
      statement.execute();
    }
    try (PreparedStatement statement =
            connection.prepareStatement("select handle_key from secret");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBytes(1);
    }
  }

  private void start() {
    announcer.start();
    listener.start();
    sweeper.start();
  }

  @Override
  public CreateOutcome create(QueueId id, QueueAttributes attributes) {
    return queues.create(id, attributes);
  }

  @Override
  public boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    return queues.change(id, change);
  }

  @Override
  public Optional<QueueStatus> status(QueueId id) {
    return queues.status(id);
  }

  @Override
  public QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    return queues.list(owner, prefix, after, limit);
  }

  /**
   * Some of an owner's queues.
   *
   * @param departing those that left for another database but have not arrived there yet, perhaps
   * @param more whether there are more of either
   */
  record Page(List<QueueStatus> queues, List<QueueStatus> departing, boolean more) {}

  /** A page of those that are here, and those that leave. */
  Page page(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    QueuePage here = queues.list(owner, prefix, after, limit);
    QueuePage departing = queues.departing(owner, prefix, after, limit);
    return new Page(here.queues(), departing.queues(), here.more() || departing.more());
  }

  /** Who keeps deleted messages from being cleared away, for minutes already. */
  Optional<String> heldSnapshot() {
    return watch
        .held()
        .map(held -> "%s holds a snapshot for %d s".formatted(held.holder(), held.seconds()));
  }

  /** The way to the database, for who has other tables there. */
  Reach reach() {
    return reach;
  }

  /** All queues that are here. */
  List<QueueId> ids() {
    return queues.ids();
  }

  boolean holds(QueueId id) {
    return queues.holds(id);
  }

  /** How the queue compares to what is asked for, if it is there. */
  Optional<CreateOutcome> standing(QueueId id, QueueAttributes asked) {
    return queues.standing(id, asked);
  }

  @Override
  public boolean delete(QueueId id) {
    return queues.delete(id);
  }

  @Override
  public SendOutcome send(QueueId id, List<Draft> drafts) {
    return sending.send(id, drafts);
  }

  @Override
  public ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait) {
    return receiving.receive(id, max, wait);
  }

  @Override
  public PeekOutcome peek(QueueId id, int max) {
    return receiving.peek(id, max);
  }

  @Override
  public DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles) {
    return leases.delete(id, handles);
  }

  @Override
  public VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    return leases.changeVisibility(id, handle, timeout);
  }

  /** Ends waiting receives and lets calls under way come to their end. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      wakings.tellAll();
      sweeper.close();
      announcer.close();
      lanes.close(clock::note);
      listener.close();
    }
  }
}

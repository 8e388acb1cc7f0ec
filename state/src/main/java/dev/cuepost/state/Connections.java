package dev.cuepost.state;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Connections to one database that are used again. */
final class Connections implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int STATEMENTS = 256;
  private static final Duration LIFE_SIGN = Duration.ofSeconds(1);

  private final GenericObjectPool<PoolableConnection> pool;
  private final DataSource source;

  private Connections(GenericObjectPool<PoolableConnection> pool) {
    this.pool = pool;
    this.source = new PoolingDataSource<>(pool);
  }

  /**
   * Each keeps the statements that it has compiled: SQLite takes longer to compile a short
   * statement than to execute it.
   *
   * @param most how many there are at most; who finds none free waits for half a minute
   * @throws SQLException if the database cannot be opened
   */
  static Connections openKeepingStatements(DataSource database, int most) throws SQLException {
    var factory = new PoolableConnectionFactory(new DataSourceConnectionFactory(database), null);
    factory.setPoolStatements(true);
    factory.setMaxOpenPreparedStatements(STATEMENTS);
    return open(factory, most, PATIENCE);
  }

  /**
   * Each is asked for a sign of life before it is used again: after a failover all that are idle
   * are dead. The driver keeps statements itself.
   *
   * @param most how many there are at most
   * @param patience how long who finds none free waits
   * @param first what is said to each new one
   * @throws SQLException if the database cannot be reached
   */
  static Connections openTested(
      ConnectionFactory database, int most, Duration patience, List<String> first)
      throws SQLException {
    var factory = new PoolableConnectionFactory(database, null);
    factory.setConnectionInitSql(first);
    factory.setValidationQueryTimeout(LIFE_SIGN);
    var connections = open(factory, most, patience);
    connections.pool.setTestOnBorrow(true);
    return connections;
  }

  private static Connections open(PoolableConnectionFactory factory, int most, Duration patience)
      throws SQLException {
    var pool = new GenericObjectPool<>(factory);
    factory.setPool(pool);
    pool.setMaxTotal(most);
    pool.setMaxIdle(most);
    pool.setMaxWait(patience);
    var connections = new Connections(pool);
    try {
      connections.source().getConnection().close();
    } catch (SQLException e) {
      pool.close();
      throw e;
    }
    return connections;
  }

  DataSource source() {
    return source;
  }

  @Override
  public void close() {
    pool.close();
  }
}

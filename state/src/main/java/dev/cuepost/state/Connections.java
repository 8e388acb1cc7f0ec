package dev.cuepost.state;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;

/**
 * Connections to one database that are used again, each with the statements that it has compiled:
 * SQLite takes longer to compile a short statement than to execute it.
 */
final class Connections implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int STATEMENTS = 256;

  private final GenericObjectPool<PoolableConnection> pool;
  private final DataSource source;

  private Connections(GenericObjectPool<PoolableConnection> pool) {
    this.pool = pool;
    this.source = new PoolingDataSource<>(pool);
  }

  /**
   * @param most how many there are at most; who finds none free waits for half a minute
   * @throws SQLException if the database cannot be opened
   */
  static Connections open(DataSource database, int most) throws SQLException {
    var factory = new PoolableConnectionFactory(new DataSourceConnectionFactory(database), null);
    factory.setPoolStatements(true);
    factory.setMaxOpenPreparedStatements(STATEMENTS);
    var pool = new GenericObjectPool<>(factory);
    factory.setPool(pool);
    pool.setMaxTotal(most);
    pool.setMaxIdle(most);
    pool.setMaxWait(PATIENCE);
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

package dev.cuepost.state;

import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Lets transactions of all servers on a PostgreSQL begin one after the other: each takes a lock of
 * the database first, which its end gives back, also when its server dies.
 */
final class SharedTurn extends DelegatingTransactionHandler {
  /** A number that nobody else locks in this database. */
  private static final long TURN = 0x6375_6570_6f73_75L;

  /** One journey: the driver sends it behind the beginning of the transaction. */
  private static final String TAKE =
      "set transaction read write; select pg_advisory_xact_lock(%d)".formatted(TURN);

  SharedTurn(TransactionHandler transactions) {
    super(transactions);
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new SharedTurn(getDelegate().specialize(handle));
  }

  @Override
  public void begin(Handle handle) {
    super.begin(handle);
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(TAKE);
    } catch (SQLException e) {
      super.rollback(handle);
      throw new TransactionException("the transaction got no turn: " + e.getMessage(), e);
    }
  }
}

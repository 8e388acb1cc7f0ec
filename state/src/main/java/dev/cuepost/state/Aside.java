package dev.cuepost.state;

import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** Transactions of PostgreSQL that take no turns and whose commits do not wait for the disk. */
final class Aside extends DelegatingTransactionHandler {
  private static final String BEGIN =
      "set transaction read write; set local synchronous_commit = off";

  Aside(TransactionHandler transactions) {
    super(transactions);
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new Aside(getDelegate().specialize(handle));
  }

  @Override
  public void begin(Handle handle) {
    super.begin(handle);
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(BEGIN);
    } catch (SQLException e) {
      super.rollback(handle);
      throw new TransactionException("the transaction could not begin: " + e.getMessage(), e);
    }
  }
}

package dev.cuepost.state;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has statements that ask for all columns planned each time. PostgreSQL keeps the plans of others,
 * and within a transaction refuses one whose columns have become more since: so it would be while a
 * server of the next version brings the tables up to date.
 */
final class AllColumns implements StatementCustomizer {
  private static final Pattern ALL =
      Pattern.compile("\\bSELECT\\s+(?:\\w+\\.)?\\*", Pattern.CASE_INSENSITIVE);

  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    if (ALL.matcher(context.getRenderedSql()).find()) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
  }
}

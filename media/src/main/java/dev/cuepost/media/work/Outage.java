package dev.cuepost.media.work;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from one that does not want what it is asked. */
final class Outage {
  private Outage() {}

  /** Whether something failed as the database could not be reached, or was ending. */
  static boolean isCauseOf(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ConnectionException _,
            SQLTransientConnectionException _,
            SQLNonTransientConnectionException _,
            SQLRecoverableException _ -> {
          return true;
        }
        case SQLException problem when isOfConnection(problem.getSQLState()) -> {
          return true;
        }
        default -> {
          // perhaps what caused it
        }
      }
    }
    return false;
  }

  /**
   * Classes of the SQL standard and of PostgreSQL: connection exceptions, and the intervention of
   * an operator, such as a shutdown.
   */
  private static boolean isOfConnection(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}

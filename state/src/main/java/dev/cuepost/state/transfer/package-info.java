/**
 * The state on its way from a file of SQLite to a PostgreSQL: table by table, whatever the tables
 * are.
 *
 * <p>Start at {@link dev.cuepost.state.transfer.StateImport}. Which tables and columns there are is
 * read from both databases, which the same migrations have made.
 */
@NullMarked
package dev.cuepost.state.transfer;

import org.jspecify.annotations.NullMarked;

/**
 * Relational state: opens the database, brings its schema up to date and hands out {@code Jdbi}.
 *
 * <p>Start at {@link dev.cuepost.state.Database}. Tables belong to the modules that use them; their
 * migrations lie in those modules under {@code db/migration} and form one numbered history. The SQL
 * is written so that SQLite and PostgreSQL both take it.
 */
@NullMarked
package dev.cuepost.state;

import org.jspecify.annotations.NullMarked;

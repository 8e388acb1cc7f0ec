/**
 * Moves the data directory of a stopped server into the databases and the bucket that several
 * servers share.
 *
 * <p>Start at {@link dev.cuepost.server.migration.Migration}, which says what comes after what. It
 * knows neither configuration nor command line.
 */
@NullMarked
package dev.cuepost.server.migration;

import org.jspecify.annotations.NullMarked;

/**
 * What clients of a queue did and were told, written down line by line as it happened.
 *
 * <p>Start at {@link dev.cuepost.audit.history.Event}. {@link
 * dev.cuepost.audit.history.HistoryWriter} writes one client's history, {@link
 * dev.cuepost.audit.history.HistoryFile} reads it back; the form of a line is described for users
 * in {@code docs/audit.md}. Nothing here judges what it reads.
 */
@NullMarked
package dev.cuepost.audit.history;

import org.jspecify.annotations.NullMarked;

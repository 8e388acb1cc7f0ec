/**
 * Noticing that a client hangs up while its request is still waiting, so that nothing is handed to
 * somebody who is gone. The HTTP server itself reads a connection only between requests.
 *
 * <p>Start at {@link dev.cuepost.smq.connection.WatchfulConnections}. Nothing here knows what the
 * requests are about.
 */
@NullMarked
package dev.cuepost.smq.connection;

import org.jspecify.annotations.NullMarked;

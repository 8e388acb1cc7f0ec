/**
 * Who is asking: accounts and their AccessKeys, and the signatures of every protocol as pure
 * functions over what was received.
 *
 * <p>Start at {@link dev.cuepost.identity.AccessKeys}. Nothing here knows an HTTP server, queues or
 * media.
 */
@NullMarked
package dev.cuepost.identity;

import org.jspecify.annotations.NullMarked;

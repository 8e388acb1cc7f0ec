/**
 * The one way out: HTTP calls to addresses that a user can name, checked where the socket opens.
 *
 * <p>Start at {@code EgressGuard}. It knows nothing of what is fetched or told.
 */
@NullMarked
package dev.cuepost.egress;

import org.jspecify.annotations.NullMarked;

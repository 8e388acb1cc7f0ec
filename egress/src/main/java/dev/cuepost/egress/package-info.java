/**
 * The one way out: HTTP calls to addresses that a user can name, checked where the socket opens.
 *
 * <p>Start at {@link dev.cuepost.egress.Egress}, which hands out HTTP clients, and {@link
 * dev.cuepost.egress.EgressGuard}, the rule that they all obey. It knows nothing of what is fetched
 * or told.
 */
@NullMarked
package dev.cuepost.egress;

import org.jspecify.annotations.NullMarked;

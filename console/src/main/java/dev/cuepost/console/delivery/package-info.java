/**
 * Pages about what became of events: deliveries, their attempts, and replays.
 *
 * <p>Start at {@link dev.cuepost.console.delivery.DeliveryPages}.
 */
@NullMarked
package dev.cuepost.console.delivery;

import org.jspecify.annotations.NullMarked;

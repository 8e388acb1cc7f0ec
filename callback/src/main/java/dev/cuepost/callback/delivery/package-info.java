/**
 * Getting events to their targets.
 *
 * <p>Start at {@link dev.cuepost.callback.delivery.Deliveries}. A delivery is a row ({@code
 * DeliveryTable}); {@code Dispatcher} starts what is due, {@code Lanes} see to it that a target
 * harms only itself, {@code AttemptLedger} writes down what came of it, and {@link
 * dev.cuepost.callback.delivery.DeliveryLog} tells it.
 */
@NullMarked
package dev.cuepost.callback.delivery;

import org.jspecify.annotations.NullMarked;

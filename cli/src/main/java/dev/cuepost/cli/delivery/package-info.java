/**
 * {@code cuepost delivery}: the log of deliveries, replays and drains. Only a Cuepost has these.
 *
 * <p>Start at {@link dev.cuepost.cli.delivery.DeliveryCommand}.
 */
@NullMarked
package dev.cuepost.cli.delivery;

import org.jspecify.annotations.NullMarked;

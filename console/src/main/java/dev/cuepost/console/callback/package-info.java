/**
 * Pages about where events go: the settings of IMS and VOD, and what is beyond the cloud.
 *
 * <p>Start at {@link dev.cuepost.console.callback.CallbackPages}.
 */
@NullMarked
package dev.cuepost.console.callback;

import org.jspecify.annotations.NullMarked;

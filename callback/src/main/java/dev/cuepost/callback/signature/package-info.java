/** How a receiver of callbacks sees that they come from here; pure functions for both ends. */
@NullMarked
package dev.cuepost.callback.signature;

import org.jspecify.annotations.NullMarked;

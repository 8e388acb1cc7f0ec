/** One made-up event of each type, for those who want to see what they will be told. */
@NullMarked
package dev.cuepost.callback.event.sample;

import org.jspecify.annotations.NullMarked;

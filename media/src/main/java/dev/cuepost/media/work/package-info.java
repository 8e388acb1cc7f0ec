/**
 * Work that outlives the process: ids on an internal queue, and workers that lease them.
 *
 * <p>Start at {@link dev.cuepost.media.work.Workers}. What an id stands for is the knowledge of
 * whoever implements {@link dev.cuepost.media.work.Work}.
 */
@NullMarked
package dev.cuepost.media.work;

import org.jspecify.annotations.NullMarked;

/** What users note about moments of their assets. Start at {@link dev.cuepost.media.mark.Marks}. */
@NullMarked
package dev.cuepost.media.mark;

import org.jspecify.annotations.NullMarked;

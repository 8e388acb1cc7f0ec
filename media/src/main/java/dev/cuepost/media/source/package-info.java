/** Brings what a job reads to local files: see {@link dev.cuepost.media.source.Sources}. */
@NullMarked
package dev.cuepost.media.source;

import org.jspecify.annotations.NullMarked;

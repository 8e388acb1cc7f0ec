/**
 * Pages about media assets: what there is, what is in a file, jobs that are begun from there, and
 * files on their way in.
 *
 * <p>Start at {@link dev.cuepost.console.media.MediaPages}; {@link
 * dev.cuepost.console.media.UploadPages} takes files.
 */
@NullMarked
package dev.cuepost.console.media;

import org.jspecify.annotations.NullMarked;

/**
 * FFmpeg as child processes: finding it, probing files, running a render plan with progress, a time
 * limit and an orderly end.
 *
 * <p>Start at {@code Ffmpeg}. Only local files are ever handed to FFmpeg.
 */
@NullMarked
package dev.cuepost.media.render;

import org.jspecify.annotations.NullMarked;

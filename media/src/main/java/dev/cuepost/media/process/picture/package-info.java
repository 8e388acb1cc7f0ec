/**
 * What the programs that take pictures out of a video have in common: how large they become, how
 * they are turned and coloured, how FFmpeg gets to a moment, and several runs under one limit.
 *
 * <p>Start at {@link dev.cuepost.media.process.picture.RunSeries}; all else is pure.
 */
@NullMarked
package dev.cuepost.media.process.picture;

import org.jspecify.annotations.NullMarked;

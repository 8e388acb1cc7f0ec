/**
 * Animated pictures out of a video, as GIF or WebP.
 *
 * <p>Start at {@link dev.cuepost.media.process.animation.Animations}, which goes from a local file
 * and an {@link dev.cuepost.media.process.animation.AnimationConfig} to a local file. The words for
 * FFmpeg are an {@link dev.cuepost.media.process.animation.AnimationPlan}, which is pure. Nothing
 * here knows jobs, templates or stores.
 */
@NullMarked
package dev.cuepost.media.process.animation;

import org.jspecify.annotations.NullMarked;

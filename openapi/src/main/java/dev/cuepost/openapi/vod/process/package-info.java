/**
 * Processing in VOD: streams, snapshots and animated images of videos, the templates that they are
 * made by, and what can be played.
 *
 * <p>Start at {@link dev.cuepost.openapi.vod.process.VideoActions}.
 */
@NullMarked
package dev.cuepost.openapi.vod.process;

import org.jspecify.annotations.NullMarked;

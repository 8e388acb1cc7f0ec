/**
 * Buckets and the objects in them: bytes under a name, complete or absent.
 *
 * <p>Start at {@link dev.cuepost.media.store.ObjectStore}. Nothing here knows jobs, FFmpeg or HTTP.
 */
@NullMarked
package dev.cuepost.media.store;

import org.jspecify.annotations.NullMarked;

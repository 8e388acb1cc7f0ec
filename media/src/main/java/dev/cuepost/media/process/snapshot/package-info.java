/**
 * Pictures out of a video: single ones, sheets of small ones, and sheets with a WebVTT track that
 * says which part of which sheet shows a moment.
 *
 * <p>Start at {@link dev.cuepost.media.process.snapshot.Snapshots}, which goes from local files and
 * a {@link dev.cuepost.media.process.snapshot.SnapshotConfig} to local files. Which moments, which
 * words for FFmpeg, how large a sheet and what text: that is pure. Nothing here knows jobs,
 * templates or stores.
 */
@NullMarked
package dev.cuepost.media.process.snapshot;

import org.jspecify.annotations.NullMarked;

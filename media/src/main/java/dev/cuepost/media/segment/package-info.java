/**
 * The segments of edits as work that any machine may take: orders as rows, ids on an internal
 * queue, results in the object store.
 *
 * <p>Start at {@link dev.cuepost.media.segment.SharedSegments}, then {@code SegmentBoard}, at which
 * the worker of a job waits, and {@code SegmentWork}, which makes one segment. What a job is, and
 * how it ends, is not known here.
 */
@NullMarked
package dev.cuepost.media.segment;

import org.jspecify.annotations.NullMarked;

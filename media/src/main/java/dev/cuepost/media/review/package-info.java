/**
 * What persons decide about assets: whether they may be played. Start at {@link
 * dev.cuepost.media.review.Reviews}.
 */
@NullMarked
package dev.cuepost.media.review;

import org.jspecify.annotations.NullMarked;

/**
 * Tracks of MP4 files as lists of coded samples: read, put together anew and written, without a
 * look into the coded pictures beyond their first bytes.
 *
 * <p>Start at {@code Mp4Reader}; {@code CodedPictures} tells where a picture track may be entered,
 * {@code PictureRow} puts pieces of several tracks one after the other, {@code Mp4Writer} writes.
 * Files come from users: counts and sizes are bounded, and what does not fit together is {@code
 * MalformedException}. Nothing here knows of edits.
 *
 * <p>Source: ISO/IEC 14496-12 (boxes), 14496-15 (H.264 in them).
 */
@NullMarked
package dev.cuepost.media.mp4;

import org.jspecify.annotations.NullMarked;

package dev.cuepost.media.edit.caption;

/**
 * A text with its time, both in hundredths of a second.
 *
 * @param end after {@code start}
 * @param text with codes of ASS, not yet made harmless
 */
record Cue(long start, long end, String text) {}

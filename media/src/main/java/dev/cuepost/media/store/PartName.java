package dev.cuepost.media.store;

/**
 * A part as whoever completes an upload names it.
 *
 * @param tag that of the bytes that are meant, in any letter case
 */
public record PartName(int number, String tag) {}

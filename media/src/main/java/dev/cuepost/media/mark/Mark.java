package dev.cuepost.media.mark;

/**
 * A note about a moment of an asset.
 *
 * @param id {@code mark-} and 32 hex digits
 * @param content a JSON object, without the id
 */
public record Mark(String id, String content) {}

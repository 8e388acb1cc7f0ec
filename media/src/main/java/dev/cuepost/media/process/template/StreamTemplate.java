package dev.cuepost.media.process.template;

/**
 * How one stream of a video is made.
 *
 * @param id 32 hex digits
 * @param config a JSON object with {@code Container}, {@code Video}, {@code Audio}, {@code
 *     Definition} and the like, as VOD writes transcoding templates
 */
public record StreamTemplate(String id, String config) {}

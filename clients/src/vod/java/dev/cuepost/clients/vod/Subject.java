package dev.cuepost.clients.vod;

import java.nio.file.Path;
import java.util.Map;

/**
 * Whom to ask, as whom, and about what.
 *
 * @param authority host and port of the server
 * @param clip a film of two seconds, 320 by 180
 * @param clipUrl where the server can fetch it
 * @param title what nobody else calls a video
 */
record Subject(
    String authority, String keyId, String secret, Path clip, String clipUrl, String title) {
  static Subject of(Map<String, String> environment) {
    return new Subject(
        environment.getOrDefault("VOD_AUTHORITY", ""),
        environment.getOrDefault("VOD_KEY_ID", ""),
        environment.getOrDefault("VOD_KEY_SECRET", ""),
        Path.of(environment.getOrDefault("VOD_CLIP", "")),
        environment.getOrDefault("VOD_CLIP_URL", ""),
        environment.getOrDefault("VOD_TITLE", ""));
  }

  @Override
  public String toString() {
    return title + ", as " + keyId + " at " + authority;
  }
}

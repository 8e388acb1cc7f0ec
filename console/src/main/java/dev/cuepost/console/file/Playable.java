package dev.cuepost.console.file;

import java.util.Locale;
import java.util.Optional;

/**
 * A file that a page shows.
 *
 * @param address at the console
 * @param name as people call it
 * @param poster address of the picture that stands for it
 */
public record Playable(Kind kind, String address, String name, Optional<String> poster) {
  /** What a browser can do with it. */
  public enum Kind {
    VIDEO,
    /** A playlist, which browsers need help with. */
    HLS,
    AUDIO,
    IMAGE,
    /** Nothing but keep it. */
    OTHER;

    /** By the ending of a name. */
    public static Kind of(String name) {
      return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
        case "mp4", "m4v", "webm", "mov", "ogv", "mkv" -> VIDEO;
        case "m3u8" -> HLS;
        case "mp3", "m4a", "aac", "ogg", "wav", "flac", "opus" -> AUDIO;
        case "jpg", "jpeg", "png", "gif", "webp", "avif" -> IMAGE;
        default -> OTHER;
      };
    }
  }
}

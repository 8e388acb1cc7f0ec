package dev.cuepost.media.asset;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sort of file an asset is. */
public enum AssetKind {
  VIDEO,
  AUDIO,
  IMAGE,
  /** Subtitles, fonts. */
  TEXT,
  OTHER;

  private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,8})(?:[?#].*)?$");
  private static final Map<AssetKind, Set<String>> EXTENSIONS =
      Map.of(
          VIDEO,
              Set.of(
                  "3gp", "asf", "avi", "dat", "dv", "f4v", "flv", "gif", "m2t", "m3u8", "m4v",
                  "mj2", "mjpeg", "mkv", "mov", "mp4", "mpe", "mpeg", "mpg", "mts", "mxf", "ogg",
                  "qt", "rm", "rmvb", "swf", "ts", "vob", "webm", "wmv"),
          AUDIO,
              Set.of(
                  "aac", "ac3", "acm", "amr", "ape", "caf", "flac", "m4a", "mp3", "ra", "wav",
                  "wma", "aiff"),
          IMAGE, Set.of("jpg", "jpeg", "png", "bmp", "webp", "tiff", "tif", "psd", "heic"),
          TEXT, Set.of("ass", "srt", "vtt", "txt", "lrc", "ttf", "otf", "ttc"));

  /**
   * What the API calls it: {@code video}, {@code audio}, {@code image}, {@code text}, {@code
   * other}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AssetKind> ofWord(String word) {
    for (AssetKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** What files of this ending are, whatever its case; {@link #OTHER} if it is not known. */
  public static AssetKind ofExtension(String extension) {
    String ending = extension.toLowerCase(Locale.ROOT);
    for (AssetKind kind : values()) {
      if (EXTENSIONS.getOrDefault(kind, Set.of()).contains(ending)) {
        return kind;
      }
    }
    return OTHER;
  }

  /** What a file of this name, path or URL is, by its ending. */
  public static AssetKind ofName(String name) {
    Matcher ending = ENDING.matcher(name);
    return ending.find() ? ofExtension(ending.group(1)) : OTHER;
  }

  /** Whether it plays: its file is looked at by FFmpeg, and its upload is told as a file's. */
  public boolean plays() {
    return this == VIDEO || this == AUDIO;
  }
}

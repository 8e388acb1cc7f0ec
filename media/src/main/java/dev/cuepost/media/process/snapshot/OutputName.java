package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of an output, of which the names of the files follow.
 *
 * @param text with a placeholder for a number of five digits, from 00001 on
 */
record OutputName(String text) {
  private static final String COUNT = "{Count}";
  private static final String TILE_COUNT = "{TileCount}";
  private static final String TRACK = ".vtt";

  /** File systems take 255 bytes, numbers included. */
  private static final int LONGEST = 200;

  OutputName {
    text = text.substring(text.lastIndexOf('/') + 1);
  }

  Optional<Rejection> check(SnapshotConfig config) {
    if (text.isEmpty() || text.equals(".") || text.equals("..") || text.indexOf('\0') >= 0) {
      return wrong("must end with the name of a file");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return wrong("may have " + LONGEST + " bytes in the name of its file at most");
    }
    return switch (config) {
      case SnapshotConfig.Normal normal when !isSingle(normal.schedule()) && !has(COUNT) ->
          wrong("must hold {Count} in the name of its file");
      case SnapshotConfig.Sprite _ when !has(TILE_COUNT) ->
          wrong("must hold {TileCount} in the name of its file");
      case SnapshotConfig.WebVtt _ when !text.endsWith(TRACK) || text.equals(TRACK) ->
          wrong("must end with .vtt");
      case SnapshotConfig.Normal _, SnapshotConfig.Sprite _, SnapshotConfig.WebVtt _ ->
          Optional.empty();
    };
  }

  /** The name of a picture or a sheet. */
  String numbered(int number) {
    return filled("%05d".formatted(number));
  }

  /** The name of a small picture that is kept beside its sheet. */
  String tile(int number) {
    return filled("cell-%05d".formatted(number));
  }

  /** The name of a track's sheet, in a directory named like the track. */
  String sheetOfTrack(int number) {
    return "%s/snapshot-tile-%05d.jpg"
        .formatted(text.substring(0, text.length() - TRACK.length()), number);
  }

  private String filled(String number) {
    return text.replace(TILE_COUNT, number).replace(COUNT, number);
  }

  private boolean has(String placeholder) {
    return text.contains(placeholder);
  }

  private static boolean isSingle(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Paced paced -> paced.count().equals(Optional.of(1));
      case Schedule.Named named -> named.times().size() == 1;
    };
  }

  private Optional<Rejection> wrong(String rule) {
    return Optional.of(
        Rejection.atSubmit(
            "InvalidParameter", "Output " + rule + ", was " + Fields.printable(text) + "."));
  }
}

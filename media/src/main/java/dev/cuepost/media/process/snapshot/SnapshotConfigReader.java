package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.picture.NamedColors;
import dev.cuepost.media.process.picture.Size;
import dev.cuepost.media.process.picture.WantedSize;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks the parameters of a snapshot job. */
final class SnapshotConfigReader {
  /** The most pictures of one job. */
  static final int MOST_PICTURES = 20_000;

  private static final int LATEST_MS = 360_000_000;
  private static final int LONGEST_INTERVAL = 86_400;
  private static final int MOST_NAMED = 100;
  private static final int LEAST_SIDE = 8;

  /** The most that FFmpeg's tile filter takes. */
  private static final int MOST_GAP = 1024;

  private static final int MOST_CELLS = 1000;

  /** Where as many small pictures are wanted as there are, and nobody says how far apart. */
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);

  private static final Blackness USUAL_BLACKNESS = new Blackness(30, 70);
  private static final String OF_NO_USE = "is of no use here and was ignored.";
  private static final Pattern RGB = Pattern.compile("(?:#|0x)?([0-9A-Fa-f]{6})");

  private SnapshotConfigReader() {}

  static Verdict<SnapshotConfig> read(String json) {
    return Json.read("The snapshot parameters", json, SnapshotConfigReader::read);
  }

  private static SnapshotConfig read(Fields fields) {
    var config =
        switch (kind(fields)) {
          case NORMAL -> normal(fields);
          case SPRITE -> sprite(fields);
          case WEB_VTT -> track(fields);
        };
    fields.warnAboutTheRest(OF_NO_USE);
    return config;
  }

  private static SnapshotKind kind(Fields fields) {
    String type = fields.text("Type").orElse("Normal");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "normal" -> SnapshotKind.NORMAL;
      case "sprite" -> SnapshotKind.SPRITE;
      case "webvtt" -> SnapshotKind.WEB_VTT;
      default ->
          throw Fields.invalid(
              fields.at("Type"), "must be Normal, Sprite or WebVtt, was " + Fields.printable(type));
    };
  }

  private static SnapshotConfig normal(Fields fields) {
    return new SnapshotConfig.Normal(
        schedule(fields, 1, Optional.of(1)),
        fields.choice("FrameType", FrameType.class).orElse(FrameType.INTRA),
        WantedSize.read(fields, "Width", "Height", LEAST_SIDE),
        black(fields));
  }

  private static Optional<Blackness> black(Fields fields) {
    var level = fields.integer("BlackLevel", 1, 100);
    var threshold = fields.integer("PixelBlackThreshold", 0, 255);
    return level.isEmpty() && threshold.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Blackness(
                level.orElse(USUAL_BLACKNESS.level()),
                threshold.orElse(USUAL_BLACKNESS.pixelThreshold())));
  }

  private static SnapshotConfig sprite(Fields fields) {
    var picture = WantedSize.read(fields, "Width", "Height", LEAST_SIDE);
    var layout = fields.object("SpriteSnapshotConfig");
    var cell =
        layout
            .map(given -> WantedSize.read(given, "CellWidth", "CellHeight", LEAST_SIDE))
            .filter(size -> !size.isOfSource())
            .orElse(picture);
    var sheet =
        new Sheet(
            layout.flatMap(given -> given.integer("Columns", 1, MOST_CELLS)).orElse(10),
            layout.flatMap(given -> given.integer("Lines", 1, MOST_CELLS)).orElse(10),
            layout.flatMap(given -> given.integer("Padding", 0, MOST_GAP)).orElse(0),
            layout.flatMap(given -> given.integer("Margin", 0, MOST_GAP)).orElse(0),
            layout.map(SnapshotConfigReader::color).orElse("000000"));
    layout.ifPresent(given -> given.warnAboutTheRest(OF_NO_USE));
    if (cell.width().isPresent() && cell.height().isPresent()) {
      checkSheet(sheet, new Size(cell.width().get(), cell.height().get()));
    }
    return new SnapshotConfig.Sprite(
        schedule(fields, 0, Optional.empty()),
        fields.choice("FrameType", FrameType.class).orElse(FrameType.NORMAL),
        cell,
        sheet,
        fields.flag("IsSptFrag"));
  }

  private static void checkSheet(Sheet sheet, Size cell) {
    if (!sheet.size(cell).isBearable()) {
      throw Fields.invalid(
          "SpriteSnapshotConfig",
          "must make a sheet of 16384 pixels a side and 100000000 in all at most, made "
              + sheet.size(cell));
    }
  }

  private static String color(Fields layout) {
    String text = layout.text("Color").orElse("black");
    var rgb = RGB.matcher(text);
    if (rgb.matches()) {
      return rgb.group(1).toLowerCase(Locale.ROOT);
    }
    return NamedColors.find(text)
        .orElseThrow(() ->
            Fields.invalid(
                layout.at("Color"),
                "must be written #RRGGBB or be the name of a colour, was "
                    + Fields.printable(text)));
  }

  private static SnapshotConfig track(Fields fields) {
    if (fields.has("SpriteSnapshotConfig")) {
      throw new RejectedException(
          Rejection.atSubmit(
              "InvalidParameter.NotSupport",
              "SpriteSnapshotConfig is not supported for WebVtt, whose layout is fixed."));
    }
    return new SnapshotConfig.WebVtt(
        schedule(fields, 0, Optional.empty()),
        fields.choice("FrameType", FrameType.class).orElse(FrameType.NORMAL));
  }

  /**
   * The moments.
   *
   * @param leastCount 0 where that stands for as many as there are
   * @param usualCount where none is given
   */
  private static Schedule schedule(Fields fields, int leastCount, Optional<Integer> usualCount) {
    var named = fields.integers("SpecifiedOffsetTimes", MOST_NAMED, 0, LATEST_MS);
    if (!named.isEmpty()) {
      return new Schedule.Named(named.stream().map(Duration::ofMillis).toList());
    }
    var start = Duration.ofMillis(fields.integer("Time", 0, LATEST_MS).orElse(0));
    var count =
        fields
            .integer("Count", leastCount, MOST_PICTURES)
            .filter(given -> given > 0)
            .or(() -> usualCount);
    var interval =
        fields
            .number("Interval", 0, LONGEST_INTERVAL)
            .filter(seconds -> seconds > 0)
            .map(seconds -> Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))));
    return new Schedule.Paced(
        start, count, count.isEmpty() ? Optional.of(interval.orElse(USUAL_INTERVAL)) : interval);
  }
}

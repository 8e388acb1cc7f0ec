package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.Caption.Fixed;
import dev.cuepost.media.edit.caption.Caption.Host;
import dev.cuepost.media.edit.caption.Caption.Kind;
import dev.cuepost.media.edit.caption.Caption.Matter;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads and checks one caption. */
final class CaptionReader {
  private static final int LONGEST_CONTENT = 10_000;
  static final String NOT_SUPPORTED = "is not supported and was ignored.";

  /** What editor pages write for themselves; it changes nothing in the output. */
  private static final Set<String> EDITOR_NOTES =
      Set.of(
          "Id",
          "TrackId",
          "Title",
          "Visible",
          "Disabled",
          "Count",
          "VirginDuration",
          "Comment",
          "ClipId");

  private final Fields clip;

  private CaptionReader(Fields clip) {
    this.clip = clip;
  }

  /** Reads a clip of a subtitle track. */
  static Caption read(Fields clip) {
    var reader = new CaptionReader(clip);
    return reader.caption(
        clip.text("ReferenceClipId").filter(id -> !id.isBlank()).map(Host.Named::new));
  }

  /**
   * Reads an effect of another clip.
   *
   * @param carrier path of that clip
   */
  static Caption effect(Fields effect, String carrier) {
    var fixed =
        new Fixed(
            StyleReader.optional(effect.number("FixedX", 0, StyleReader.MOST_PIXELS)),
            StyleReader.optional(effect.number("FixedY", 0, StyleReader.MOST_PIXELS)),
            StyleReader.optional(effect.number("FixedFontSize", 1, StyleReader.LARGEST_TEXT)));
    return new CaptionReader(effect).caption(Optional.of(new Host.Carrier(carrier, fixed)));
  }

  /**
   * Reads the look of what is said in a clip.
   *
   * @param carrier path of the clip
   */
  static Caption speech(Fields effect, String carrier) {
    var read =
        new Caption(
            effect.path(),
            Optional.empty(),
            new Matter.Speech(carrier, effect.text("AlignmentText")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            new StyleReader(effect).style());
    effect.ignore(EDITOR_NOTES);
    effect.warnAboutTheRest(NOT_SUPPORTED);
    return read;
  }

  private Caption caption(Optional<? extends Host> host) {
    var matter = matter();
    var from = clip.seconds("TimelineIn");
    var to = clip.positiveSeconds("TimelineOut");
    var begin = from.orElse(Duration.ZERO);
    if (to.isPresent() && to.get().compareTo(begin) <= 0) {
      throw format(
          "%s must be greater than TimelineIn (%s), was %s."
              .formatted(clip.at("TimelineOut"), seconds(begin), seconds(to.get())));
    }
    var read =
        new Caption(
            clip.path(),
            clip.text("ClipId").filter(id -> !id.isBlank()),
            matter,
            from,
            to,
            host.map(one -> one),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            new StyleReader(clip).style());
    clip.ignore(EDITOR_NOTES);
    clip.ignore(Set.of("SubType", "FileURL", "Content"));
    clip.warnAboutTheRest(NOT_SUPPORTED);
    return read;
  }

  private Matter matter() {
    String type = clip.text("Type").orElse(clip.has("FileURL") ? "Subtitle" : "Text");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "text" -> {
        String content =
            clip.text("Content")
                .orElseThrow(() -> format(clip.at("Content") + " is required for a text."));
        if (content.length() > LONGEST_CONTENT) {
          throw Fields.invalid(
              clip.at("Content"),
              "may have %d characters at most, has %d"
                  .formatted(LONGEST_CONTENT, content.length()));
        }
        yield new Matter.Words(content);
      }
      case "subtitle" -> {
        String url =
            clip.text("FileURL")
                .orElseThrow(() -> format(clip.at("FileURL") + " is required for a caption file."));
        yield new Matter.File(url, kind(url));
      }
      default ->
          throw Fields.invalid(
              clip.at("Type"), "must be Text or Subtitle, was " + Fields.printable(type));
    };
  }

  private Kind kind(String url) {
    String told =
        clip.text("SubType")
            .map(text -> text.strip().replaceFirst("^\\.", ""))
            .orElseGet(() -> ending(url))
            .toLowerCase(Locale.ROOT);
    return switch (told) {
      case "srt" -> Kind.SRT;
      case "vtt", "webvtt" -> Kind.VTT;
      case "ass", "ssa" -> Kind.ASS;
      default ->
          throw Fields.invalid(
              clip.has("SubType") ? clip.at("SubType") : clip.at("FileURL"),
              "must tell a caption file of the format srt, vtt or ass, was "
                  + Fields.printable(told));
    };
  }

  /** What follows the last dot of the address' path. */
  private static String ending(String url) {
    String path = url.replaceFirst("[?#].*", "");
    try {
      path = Optional.ofNullable(URI.create(url).getPath()).orElse(path);
    } catch (IllegalArgumentException _) {
      // whether the address can be used is for others to say
    }
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String seconds(Duration time) {
    return Numbers.plain(time.toNanos() / 1e9);
  }

  private static RejectedException format(String message) {
    return new RejectedException(Rejection.atSubmit("InvalidTimelineFormat", message));
  }
}

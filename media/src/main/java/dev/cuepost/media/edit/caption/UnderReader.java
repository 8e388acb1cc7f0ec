package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.caption.CaptionStyle.Bubble;
import dev.cuepost.media.edit.caption.CaptionStyle.Ink;
import dev.cuepost.media.edit.caption.CaptionStyle.Under;
import dev.cuepost.media.edit.caption.CaptionStyle.UnderKind;
import dev.cuepost.media.edit.caption.CaptionStyle.Underlay;
import dev.cuepost.media.json.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads and checks what lies below a caption: {@code SubtitleEffects}. */
final class UnderReader {
  private static final int MOST = 16;
  private static final Pattern PART = Pattern.compile("\\d{0,3}(?:\\.\\d{1,9})?");
  private static final Rectangle ALL = new Rectangle(0, 0, 1, 1);

  private final Fields clip;

  UnderReader(Fields clip) {
    this.clip = clip;
  }

  /** All of it that is known, in the order in which it is written; the rest is warned of. */
  List<Underlay> below() {
    List<Underlay> below =
        clip.list("SubtitleEffects", MOST, this::underlay).stream()
            .flatMap(Optional::stream)
            .toList();
    if (bubble(below).isEmpty()) {
      countsInPictureAlone(clip, "BubbleWidth", "BubbleHeight");
    }
    return below;
  }

  private static void countsInPictureAlone(Fields fields, String... names) {
    for (String name : names) {
      if (fields.has(name)) {
        fields.warn(
            name,
            "counts only for a text in a picture, which has an ImageURL, Width and Height, and was"
                + " ignored.");
      }
    }
  }

  static List<Under> unders(List<Underlay> below) {
    return below.stream().filter(Under.class::isInstance).map(Under.class::cast).toList();
  }

  /** A text stands in one alone. */
  static Optional<Bubble> bubble(List<Underlay> below) {
    return below.stream().filter(Bubble.class::isInstance).map(Bubble.class::cast).findFirst();
  }

  private Optional<Underlay> underlay(Fields effect) {
    String type = effect.text("Type").orElse("");
    var kind =
        switch (type.toLowerCase(Locale.ROOT)) {
          case "outline" -> Optional.of(UnderKind.OUTLINE);
          case "shadow" -> Optional.of(UnderKind.SHADOW);
          case "box" -> Optional.of(UnderKind.BOX);
          default -> Optional.<UnderKind>empty();
        };
    if (kind.isEmpty()) {
      effect.warn(
          "Type",
          Fields.printable(type) + " is not Outline, Shadow or Box; the effect was left out.");
      return Optional.empty();
    }
    var picture =
        kind.get() == UnderKind.BOX
            ? effect.text("ImageURL").filter(url -> !url.isBlank())
            : Optional.<String>empty();
    Underlay underlay =
        picture.isPresent() && (effect.has("Width") || effect.has("Height"))
            ? bubble(effect, picture.get())
            : under(effect, kind.get(), picture);
    effect.warnAboutTheRest(CaptionReader.NOT_SUPPORTED);
    return Optional.of(underlay);
  }

  private static Under under(Fields effect, UnderKind kind, Optional<String> picture) {
    if (picture.isPresent()) {
      effect.ignore(Set.of("Color"));
    }
    countsInPictureAlone(effect, "Width", "Height", "TextArea");
    double both = effect.number("Bord", 0, StyleReader.WIDEST_EDGE).orElse(0.0);
    return new Under(
        kind,
        new Ink(
            picture.isPresent() ? "000000" : StyleReader.rgb(effect, "Color", "000000"),
            effect.number("Opacity", 0, 1).orElse(1.0)),
        effect.number("XBord", 0, StyleReader.WIDEST_EDGE).orElse(both),
        effect.number("YBord", 0, StyleReader.WIDEST_EDGE).orElse(both),
        effect.number("XShift", -2_000, 2_000).orElse(0.0),
        effect.number("YShift", -2_000, 2_000).orElse(0.0),
        picture.isPresent() ? 0 : effect.number("Blur", 0, CodeNumbers.MOST_BLUR).orElse(0.0),
        kind == UnderKind.BOX ? effect.number("Radius", 0, 2_000).orElse(0.0) : 0,
        picture);
  }

  private Bubble bubble(Fields effect, String picture) {
    return new Bubble(
        picture,
        side(effect, "Width"),
        side(effect, "Height"),
        shown("BubbleWidth"),
        shown("BubbleHeight"),
        effect.number("Opacity", 0, 1).orElse(1.0),
        effect.text("TextArea").map(text -> room(effect, text)).orElse(ALL));
  }

  private static double side(Fields effect, String name) {
    return effect
        .number(name, 1, StyleReader.MOST_PIXELS)
        .orElseThrow(() ->
            Fields.invalid(
                effect.at(name), "is required, as a picture with a text in it has two sides"));
  }

  private Optional<Length> shown(String name) {
    return clip.number(name, 0, StyleReader.MOST_PIXELS).filter(side -> side > 0).map(Length::of);
  }

  /** What reaches beyond the picture is cut. */
  private static Rectangle room(Fields effect, String text) {
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    boolean told =
        parts.size() == 4
            && parts.stream().noneMatch(String::isEmpty)
            && parts.stream().allMatch(part -> PART.matcher(part).matches());
    if (told) {
      double left = Double.parseDouble(parts.get(0));
      double top = Double.parseDouble(parts.get(1));
      double width = Math.min(Double.parseDouble(parts.get(2)), 1 - left);
      double height = Math.min(Double.parseDouble(parts.get(3)), 1 - top);
      if (width > 0 && height > 0) {
        return new Rectangle(left, top, width, height);
      }
    }
    throw Fields.invalid(
        effect.at("TextArea"),
        "must be left, top, width and height as parts of the picture, such as 0.1,0.2,0.8,0.6; was "
            + Fields.printable(text));
  }
}

package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.caption.CaptionStyle.Anchor;
import dev.cuepost.media.edit.caption.CaptionStyle.Edge;
import dev.cuepost.media.edit.caption.CaptionStyle.Face;
import dev.cuepost.media.edit.caption.CaptionStyle.Fitting;
import dev.cuepost.media.edit.caption.CaptionStyle.Font;
import dev.cuepost.media.edit.caption.CaptionStyle.Ink;
import dev.cuepost.media.edit.caption.CaptionStyle.Repeated;
import dev.cuepost.media.edit.caption.CaptionStyle.Scroll;
import dev.cuepost.media.edit.caption.CaptionStyle.Timed;
import dev.cuepost.media.edit.caption.CaptionStyle.Towards;
import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads and checks how a caption looks and moves. */
final class StyleReader {
  static final int MOST_PIXELS = 65_536;
  static final int LARGEST_TEXT = 2_000;
  static final int WIDEST_EDGE = 200;
  private static final Pattern RGB = Pattern.compile("#?([0-9A-Fa-f]{6})");
  private static final double DEFAULT_SIZE = 20;
  private static final Anchor MIDDLE = new Anchor(5, true);

  private static final Map<String, Anchor> ANCHORS =
      Map.ofEntries(
          Map.entry("topleft", new Anchor(7, true)),
          Map.entry("topcenter", new Anchor(8, true)),
          Map.entry("topright", new Anchor(9, true)),
          Map.entry("centerleft", new Anchor(4, true)),
          Map.entry("centercenter", new Anchor(5, true)),
          Map.entry("centerright", new Anchor(6, true)),
          Map.entry("bottomleft", new Anchor(1, true)),
          Map.entry("bottomcenter", new Anchor(2, true)),
          Map.entry("bottomright", new Anchor(3, true)),
          Map.entry("left", Anchor.TOP_LEFT_POINT),
          Map.entry("center", new Anchor(8, false)),
          Map.entry("right", new Anchor(9, false)));

  private final Fields clip;

  StyleReader(Fields clip) {
    this.clip = clip;
  }

  CaptionStyle style() {
    var loop = loop();
    var in = motion("AaiMotionIn", Motion::coming);
    var out = motion("AaiMotionOut", Motion::going);
    if (loop.isPresent() && (in.isPresent() || out.isPresent())) {
      clip.warn("AaiMotionLoopEffect", "does not go together with the others and was left out.");
      loop = Optional.empty();
    }
    Optional<WordArt> art = art();
    var below = new UnderReader(clip).below();
    var unders = UnderReader.unders(below);
    var bubble = UnderReader.bubble(below);
    return new CaptionStyle(
        clip.number("X", 0, MOST_PIXELS).map(Length::of).orElse(new Length.Ratio(0)),
        clip.number("Y", 0, MOST_PIXELS).map(Length::of).orElse(new Length.Ratio(0)),
        bubble.isPresent() ? inBubble() : anchor(),
        clip.number("TextWidth", 0, MOST_PIXELS).filter(width -> width > 0).map(Length::of),
        clip.choice("AdaptMode", Fitting.class).orElse(Fitting.AUTOWRAP),
        font(),
        clip.number("FontSize", 1, LARGEST_TEXT)
            .orElse(bubble.isPresent() ? (double) LARGEST_TEXT : DEFAULT_SIZE),
        new Ink(
            art.map(WordArt::rgb).orElseGet(() -> rgb(clip, "FontColor", "ffffff")),
            clip.number("FontColorOpacity", 0, 1).orElse(1.0)),
        face(),
        clip.number("Spacing", -500, 500).orElse(0.0),
        clip.number("LineSpacing", -500, 2_000).orElse(0.0),
        clip.number("Angle", -360, 360).orElse(0.0),
        edge(),
        unders.isEmpty() ? art.map(WordArt::unders).orElse(List.of()) : unders,
        bubble,
        in,
        out,
        loop,
        scroll());
  }

  /** A look by its name, which counts before the colour. */
  private Optional<WordArt> art() {
    return clip.text("EffectColorStyle")
        .flatMap(name -> {
          var art = WordArt.of(name.strip());
          if (art.isEmpty()) {
            clip.warn(
                "EffectColorStyle", Fields.printable(name) + " " + CaptionReader.NOT_SUPPORTED);
          } else {
            clip.ignore(Set.of("FontColor"));
          }
          return art;
        });
  }

  private Anchor anchor() {
    return clip.text("Alignment")
        .map(String::strip)
        .map(text -> {
          // what editors export may have the numbers of ASS
          var anchor =
              text.matches("[1-9]")
                  ? new Anchor(Integer.parseInt(text), true)
                  : ANCHORS.get(text.toLowerCase(Locale.ROOT));
          if (anchor == null) {
            throw Fields.invalid(
                clip.at("Alignment"),
                "must be Top, Center or Bottom with Left, Center or Right behind it, or one of"
                    + " Left, Center, Right or 1 to 9; was "
                    + Fields.printable(text));
          }
          return anchor;
        })
        .orElse(Anchor.TOP_LEFT_POINT);
  }

  /** In the middle unless told otherwise; what is told alone is a side. */
  private Anchor inBubble() {
    for (String name : List.of("TextWidth", "AdaptMode")) {
      if (clip.has(name)) {
        clip.warn(name, "does not count for a text in a picture.");
      }
    }
    if (clip.text("Alignment").isEmpty()) {
      return MIDDLE;
    }
    var anchor = anchor();
    return anchor.margins() ? anchor : new Anchor(anchor.number() - 3, true);
  }

  private Font font() {
    var name = clip.text("Font").map(String::strip);
    name.ifPresent(text -> {
      if (text.length() > 64) {
        throw Fields.invalid(clip.at("Font"), "may have 64 characters at most");
      }
    });
    return new Font(name, clip.text("FontURL"));
  }

  private Face face() {
    return clip.object("FontFace")
        .map(face -> {
          var read = new Face(face.flag("Bold"), face.flag("Italic"), face.flag("Underline"));
          face.warnAboutTheRest(CaptionReader.NOT_SUPPORTED);
          return read;
        })
        .orElse(new Face(false, false, false));
  }

  private Edge edge() {
    int style = clip.integer("BorderStyle", 0, 100).orElse(1);
    if (style != 1 && style != 3) {
      throw Fields.invalid(clip.at("BorderStyle"), "must be 1 (outline) or 3 (box), was " + style);
    }
    return new Edge(
        style == 3,
        clip.number("Outline", 0, WIDEST_EDGE).orElse(0.0),
        new Ink(rgb(clip, "OutlineColour", "000000"), 1),
        clip.number("Shadow", 0, WIDEST_EDGE).orElse(0.0),
        new Ink(rgb(clip, "BackColour", "000000"), 1));
  }

  private Optional<Timed> motion(String name, Function<String, Optional<Motion>> named) {
    var length = clip.seconds(name).orElse(Duration.ofMillis(500));
    String effect = name + "Effect";
    return clip.text(effect)
        .map(text ->
            named
                .apply(text.strip())
                .orElseGet(() -> {
                  clip.warn(effect, Fields.printable(text) + " is shown as a fade.");
                  return Motion.FADE;
                }))
        .map(motion -> new Timed(motion, length));
  }

  private Optional<Repeated> loop() {
    double speed = clip.number("Ratio", 0, 100).filter(ratio -> ratio > 0).orElse(1.0);
    return clip.text("AaiMotionLoopEffect")
        .filter(name -> !name.strip().equalsIgnoreCase("normal_display"))
        .flatMap(name -> {
          var motion = Motion.looping(name.strip());
          if (motion.isEmpty()) {
            clip.warn(
                "AaiMotionLoopEffect", Fields.printable(name) + " " + CaptionReader.NOT_SUPPORTED);
          }
          return motion.map(known -> new Repeated(known, speed));
        });
  }

  private Optional<Scroll> scroll() {
    var scroll =
        new Scroll(
            place("ScrollStartX"),
            place("ScrollEndX"),
            place("ScrollStartY"),
            place("ScrollEndY"),
            clip.choice("ScrollDirection", Towards.class),
            optional(clip.number("ScrollSpeed", 0.1, 100_000)),
            rounds(),
            clip.seconds("ScrollStartFreeze").orElse(Duration.ZERO),
            clip.seconds("ScrollEndFreeze").orElse(Duration.ZERO),
            place("ScrollStartShift"),
            place("ScrollEndShift"));
    boolean moves =
        scroll.fromX().isPresent()
            || scroll.toX().isPresent()
            || scroll.fromY().isPresent()
            || scroll.toY().isPresent()
            || scroll.direction().isPresent()
            || scroll.speed().isPresent();
    return moves ? Optional.of(scroll) : Optional.empty();
  }

  private OptionalInt rounds() {
    boolean ever = clip.flag("ScrollLoop");
    return clip.integer("ScrollLoopTime", 1, Scrolling.MOST_LOOPS)
        .map(OptionalInt::of)
        .orElse(ever ? OptionalInt.empty() : OptionalInt.of(1));
  }

  private OptionalDouble place(String name) {
    return optional(clip.number(name, -MOST_PIXELS, MOST_PIXELS));
  }

  static OptionalDouble optional(Optional<Double> number) {
    return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
  }

  static String rgb(Fields fields, String name, String otherwise) {
    var color = RGB.matcher(fields.text(name).orElse(otherwise).strip());
    if (!color.matches()) {
      throw Fields.invalid(fields.at(name), "must be written #RRGGBB");
    }
    return color.group(1).toUpperCase(Locale.ROOT);
  }
}

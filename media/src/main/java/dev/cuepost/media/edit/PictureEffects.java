package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Effect.Axis;
import dev.cuepost.media.edit.Effect.BackgroundBlur;
import dev.cuepost.media.edit.Effect.BackgroundColor;
import dev.cuepost.media.edit.Effect.BackgroundImage;
import dev.cuepost.media.edit.Effect.ColorKey;
import dev.cuepost.media.edit.Effect.Crop;
import dev.cuepost.media.edit.Effect.DeWatermark;
import dev.cuepost.media.edit.Effect.Flip;
import dev.cuepost.media.edit.Effect.FreezeFrame;
import dev.cuepost.media.edit.Effect.KenBurns;
import dev.cuepost.media.edit.Effect.Looked;
import dev.cuepost.media.edit.Effect.Pad;
import dev.cuepost.media.edit.Effect.RandomClip;
import dev.cuepost.media.edit.Effect.Rotate;
import dev.cuepost.media.edit.Effect.Scale;
import dev.cuepost.media.edit.Effect.Transition;
import dev.cuepost.media.edit.Effect.Zoom;
import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what is done to a picture. */
final class PictureEffects {
  static final Set<String> KINDS =
      Set.of(
          "transition",
          "dltransition",
          "background",
          "crop",
          "scale",
          "pad",
          "rotate",
          "flip",
          "zoom",
          "kenburns",
          "freezeframe",
          "clip",
          "dewatermark",
          "vfx",
          "filter",
          "ai_matting");

  private static final int MOST_PIXELS = 65_536;
  private static final int MOST_BORDERED = 8_192;
  private static final Pattern RGB = Pattern.compile("#?([0-9A-Fa-f]{6})");
  private static final Pattern VIEW =
      Pattern.compile(
          " *([0-9.]{1,12}) *, *([0-9.]{1,12}) *, *([0-9.]{1,12}) *, *([0-9.]{1,12}) *");

  private PictureEffects() {}

  /** Returns nothing for kinds of other things, and for what a warning says is left out. */
  static Optional<Effect> read(Fields effect, String kind) {
    return switch (kind) {
      case "transition" -> Optional.of(transition(effect, false));
      case "dltransition" -> Optional.of(transition(effect, true));
      case "background" -> background(effect);
      case "crop" -> Optional.of(crop(effect));
      case "scale" -> Optional.of(new Scale(side(effect, "Width"), side(effect, "Height")));
      case "pad" -> Optional.of(pad(effect));
      case "rotate" -> Optional.of(rotate(effect));
      case "flip" -> Optional.of(new Flip(required(effect, "Direction", Axis.class)));
      case "zoom" -> Optional.of(zoom(effect));
      case "kenburns" -> Optional.of(new KenBurns(view(effect, "Start"), view(effect, "End")));
      case "freezeframe" -> Optional.of(new FreezeFrame(duration(effect, "Duration")));
      case "clip" -> part(effect);
      case "dewatermark" -> Optional.of(deWatermark(effect));
      case "vfx" -> LookReader.vfx(effect).map(looked(effect));
      case "filter" -> LookReader.filter(effect).map(looked(effect));
      case "ai_matting" -> Optional.of(new ColorKey(key(effect)));
      default -> Optional.empty();
    };
  }

  private static Function<LookReader.Named, Effect> looked(Fields effect) {
    return named -> new Looked(named.look(), effect.positiveSeconds("Duration"), named.region());
  }

  private static Effect transition(Fields effect, boolean keepsTotal) {
    String name = effect.text("SubType").orElse("fade");
    var look = TransitionLook.of(name, effect.path());
    if (!look.exact()) {
      effect.warn(
          "SubType",
          Fields.printable(name) + " is drawn with the nearest look, " + look.xfade() + ".");
    }
    return new Transition(
        look.xfade(), effect.positiveSeconds("Duration").orElse(Duration.ofSeconds(1)), keepsTotal);
  }

  private static Optional<Effect> background(Fields effect) {
    return switch (effect.text("SubType").orElse("").toLowerCase(Locale.ROOT)) {
      case "blur" -> Optional.of(new BackgroundBlur(effect.number("Radius", 0.01, 1).orElse(0.1)));
      case "color" -> Optional.of(new BackgroundColor(color(effect, "Color")));
      case "image" ->
          Optional.of(
              new BackgroundImage(
                  effect
                      .text("ImageURL")
                      .or(() -> effect.text("MediaURL"))
                      .<MediaRef>map(MediaRef.ByUrl::new)
                      .or(() -> effect.text("MediaId").map(MediaRef::named))
                      .orElseThrow(() -> Fields.invalid(effect.at("ImageURL"), "is required"))));
      default -> {
        effect.warn("SubType", "is not Blur, Color or Image; the effect was left out.");
        yield Optional.empty();
      }
    };
  }

  private static Effect crop(Fields effect) {
    return new Crop(
        place(effect, "X"), place(effect, "Y"), side(effect, "Width"), side(effect, "Height"));
  }

  private static Effect pad(Fields effect) {
    return new Pad(
        place(effect, "X"),
        place(effect, "Y"),
        effect.integer("Width", 2, MOST_BORDERED).orElse(2),
        effect.integer("Height", 2, MOST_BORDERED).orElse(2),
        color(effect, "Color"));
  }

  private static Effect rotate(Fields effect) {
    int degrees =
        effect
            .integer("Degree", -360, 360)
            .orElseThrow(() -> Fields.invalid(effect.at("Degree"), "is required"));
    int turn = Math.floorMod(degrees, 360);
    if (turn != 90 && turn != 180 && turn != 270) {
      throw Fields.invalid(effect.at("Degree"), "must be 90, 180 or 270, was " + degrees);
    }
    return new Rotate(turn);
  }

  private static Effect zoom(Fields effect) {
    double start = effect.number("StartRate", 0.1, 10).orElse(1.0);
    double end = effect.number("EndRate", 0.1, 10).orElse(1.5);
    if (end <= start) {
      throw TimelineReader.format(
          "InvalidEffectParam",
          "%s must be greater than StartRate (%s), was %s."
              .formatted(effect.at("EndRate"), start, end));
    }
    return new Zoom(start, end, effect.positiveSeconds("Duration"));
  }

  private static Optional<View> view(Fields effect, String name) {
    return effect
        .text(name)
        .map(text -> {
          var numbers = VIEW.matcher(text);
          if (!numbers.matches()) {
            throw Fields.invalid(effect.at(name), "must be written x,y,width,height");
          }
          try {
            var view =
                new View(
                    Double.parseDouble(numbers.group(1)),
                    Double.parseDouble(numbers.group(2)),
                    Double.parseDouble(numbers.group(3)),
                    Double.parseDouble(numbers.group(4)));
            if (view.width() > 0.01
                && view.height() > 0.01
                && view.x() + view.width() <= 1.0001
                && view.y() + view.height() <= 1.0001) {
              return view;
            }
          } catch (NumberFormatException _) {
            // said below
          }
          throw Fields.invalid(
              effect.at(name), "must lie in the picture, whose sides count as 1, was " + text);
        });
  }

  private static Optional<Effect> part(Fields effect) {
    String name = effect.text("SubType").orElse("");
    if (!name.equalsIgnoreCase("RandomClip")) {
      effect.warn("SubType", "is not RandomClip; the effect was left out.");
      return Optional.empty();
    }
    return Optional.of(new RandomClip(duration(effect, "ClipDuration")));
  }

  private static Effect deWatermark(Fields effect) {
    effect.ignore(Set.of("SubType"));
    return new DeWatermark(
        place(effect, "X"),
        place(effect, "Y"),
        side(effect, "Width"),
        side(effect, "Height"),
        effect.seconds("In").or(() -> effect.seconds("TimelineIn")),
        effect.positiveSeconds("Out").or(() -> effect.positiveSeconds("TimelineOut")));
  }

  /** The colour of the wall behind somebody. */
  private static String key(Fields effect) {
    return switch (effect.text("Color").orElse("green").toLowerCase(Locale.ROOT)) {
      case "green" -> "00ff00";
      case "blue" -> "0000ff";
      default -> color(effect, "Color");
    };
  }

  private static Length place(Fields effect, String name) {
    return effect.number(name, 0, MOST_PIXELS).map(Length::of).orElse(new Length.Ratio(0));
  }

  private static Length side(Fields effect, String name) {
    double side = effect.number(name, 0, MOST_PIXELS).orElse(1.0);
    if (side == 0) {
      throw Fields.invalid(effect.at(name), "must be more than 0");
    }
    return Length.of(side);
  }

  private static Duration duration(Fields effect, String name) {
    return effect
        .positiveSeconds(name)
        .orElseThrow(() -> Fields.invalid(effect.at(name), "is required"));
  }

  private static <E extends Enum<E>> E required(Fields effect, String name, Class<E> type) {
    return effect
        .choice(name, type)
        .orElseThrow(() -> Fields.invalid(effect.at(name), "is required"));
  }

  static String color(Fields effect, String name) {
    var color = RGB.matcher(effect.text(name).orElse("#000000"));
    if (!color.matches()) {
      throw Fields.invalid(effect.at(name), "must be written #RRGGBB");
    }
    return color.group(1).toLowerCase(Locale.ROOT);
  }
}

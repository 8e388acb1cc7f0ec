package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Effect.BackgroundBlur;
import dev.cuepost.media.edit.Effect.BackgroundColor;
import dev.cuepost.media.edit.Effect.Curve;
import dev.cuepost.media.edit.Effect.Direction;
import dev.cuepost.media.edit.Effect.SoundFade;
import dev.cuepost.media.edit.Effect.Transition;
import dev.cuepost.media.edit.Effect.Volume;
import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the effects of a clip; kinds that are not built are named in a warning. */
final class EffectReader {
  private static final int MOST_EFFECTS = 100;
  private static final Pattern RGB = Pattern.compile("#?([0-9A-Fa-f]{6})");
  private static final Set<String> MODEL_TYPES =
      Set.of("ai_asr", "ai_realmatting", "ai_avatar", "harmonization", "videodetext");

  private EffectReader() {}

  static List<Effect> picture(Fields clip) {
    return read(clip, true);
  }

  static List<Effect> sound(Fields clip) {
    return read(clip, false);
  }

  private static List<Effect> read(Fields clip, boolean picture) {
    return clip.list("Effects", MOST_EFFECTS, effect -> effect(effect, picture)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Effect> effect(Fields effect, boolean picture) {
    String type = effect.text("Type").orElse("");
    String kind = type.toLowerCase(Locale.ROOT);
    if (MODEL_TYPES.contains(kind)) {
      throw TimelineReader.format(
          "InvalidEffectParam",
          effect.at("Type") + " " + type + " needs a model, and this server has none.");
    }
    var read =
        switch (kind) {
          case "volume" -> Optional.of(volume(effect));
          case "afade" -> Optional.of(soundFade(effect));
          default -> picture ? pictureEffect(effect, kind) : unknown(effect);
        };
    if (read.isPresent()) {
      effect.ignore(TimelineReader.EDITOR_NOTES);
      effect.warnAboutTheRest(TimelineReader.NOT_SUPPORTED);
    }
    return read;
  }

  private static Optional<Effect> pictureEffect(Fields effect, String kind) {
    return switch (kind) {
      case "transition" -> Optional.of(transition(effect, false));
      case "dltransition" -> Optional.of(transition(effect, true));
      case "background" -> background(effect);
      default -> unknown(effect);
    };
  }

  private static Optional<Effect> unknown(Fields effect) {
    String type = Fields.printable(effect.text("Type").orElse(""));
    effect.warn("Type", type + " is not supported here and the effect was left out.");
    return Optional.empty();
  }

  private static Effect volume(Fields effect) {
    return new Volume(
        effect.number("Gain", 0, 10).orElse(1.0),
        effect.seconds("In"),
        effect.positiveSeconds("Out"));
  }

  private static Effect soundFade(Fields effect) {
    return new SoundFade(
        effect
            .choice("SubType", Direction.class)
            .orElseThrow(() -> Fields.invalid(effect.at("SubType"), "must be In or Out")),
        effect
            .positiveSeconds("Duration")
            .orElseThrow(() -> Fields.invalid(effect.at("Duration"), "is required")),
        effect.choice("Curve", Curve.class).orElse(Curve.EXP));
  }

  private static Effect transition(Fields effect, boolean keepsTotal) {
    String name = effect.text("SubType").orElse("fade");
    var look = TransitionLook.of(name);
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
      case "color" -> Optional.of(new BackgroundColor(color(effect)));
      default -> {
        effect.warn("SubType", "is not Blur or Color; the effect was left out.");
        yield Optional.empty();
      }
    };
  }

  private static String color(Fields effect) {
    var color = RGB.matcher(effect.text("Color").orElse("#000000"));
    if (!color.matches()) {
      throw Fields.invalid(effect.at("Color"), "must be written #RRGGBB");
    }
    return color.group(1).toLowerCase(Locale.ROOT);
  }
}

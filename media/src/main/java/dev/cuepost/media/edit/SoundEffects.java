package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Effect.Curve;
import dev.cuepost.media.edit.Effect.Denoise;
import dev.cuepost.media.edit.Effect.Direction;
import dev.cuepost.media.edit.Effect.LoudNorm;
import dev.cuepost.media.edit.Effect.SoundFade;
import dev.cuepost.media.edit.Effect.Volume;
import dev.cuepost.media.json.Fields;
import java.util.Optional;
import java.util.Set;

/** Reads what is done to a sound. */
final class SoundEffects {
  static final Set<String> KINDS = Set.of("volume", "afade", "adenoise", "aloudnorm");

  private SoundEffects() {}

  /** Returns nothing for kinds of other things. */
  static Optional<Effect> read(Fields effect, String kind) {
    return switch (kind) {
      case "volume" -> Optional.of(volume(effect));
      case "afade" -> Optional.of(fade(effect));
      case "adenoise" -> Optional.of(denoise(effect));
      case "aloudnorm" -> Optional.of(loudNorm(effect));
      default -> Optional.empty();
    };
  }

  private static Effect volume(Fields effect) {
    return new Volume(
        effect.number("Gain", 0, 10).orElse(1.0),
        effect.seconds("In"),
        effect.positiveSeconds("Out"));
  }

  private static Effect fade(Fields effect) {
    return new SoundFade(
        effect
            .choice("SubType", Direction.class)
            .orElseThrow(() -> Fields.invalid(effect.at("SubType"), "must be In or Out")),
        effect
            .positiveSeconds("Duration")
            .orElseThrow(() -> Fields.invalid(effect.at("Duration"), "is required")),
        effect.choice("Curve", Curve.class).orElse(Curve.EXP));
  }

  /** Modes beyond the first two take voices and music apart, which only a model can. */
  private static Effect denoise(Fields effect) {
    int mode = effect.integer("Mode", 0, 4).orElse(1);
    if (mode > 1) {
      throw TimelineReader.format(
          "InvalidEffectParam",
          effect.at("Mode") + " " + mode + " needs a model, and this server has none.");
    }
    return new Denoise(mode == 0);
  }

  private static Effect loudNorm(Fields effect) {
    return new LoudNorm(
        effect.number("Loudness", -70, -5).orElse(-24.0),
        effect.number("TruePeak", -9, 0).orElse(-2.0));
  }
}

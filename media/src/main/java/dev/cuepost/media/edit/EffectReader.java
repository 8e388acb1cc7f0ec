package dev.cuepost.media.edit;

import dev.cuepost.media.edit.caption.Captions;
import dev.cuepost.media.json.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the effects of a clip; kinds that are not built are named in a warning. */
final class EffectReader {
  private static final int MOST_EFFECTS = 100;
  private static final Set<String> MODEL_TYPES =
      Set.of("ai_realmatting", "ai_avatar", "harmonization", "videodetext");

  private EffectReader() {}

  /** What is done to a picture; what is written on it or said in it goes to the captions. */
  static List<Effect> picture(Fields clip, Captions.Reading captions) {
    return read(
        clip,
        effect ->
            switch (effect.text("Type").orElse("").toLowerCase(Locale.ROOT)) {
              case "text" -> {
                captions.addEffect(effect, clip.path());
                yield Optional.empty();
              }
              case "ai_asr" -> {
                captions.addSpeech(effect, clip.path());
                yield Optional.empty();
              }
              default -> effect(effect, true);
            });
  }

  /** What is done to a sound; what is said in it goes to the captions. */
  static List<Effect> sound(Fields clip, Captions.Reading captions) {
    return read(
        clip,
        effect -> {
          if (effect.text("Type").filter("AI_ASR"::equalsIgnoreCase).isPresent()) {
            captions.addSpeech(effect, clip.path());
            return Optional.empty();
          }
          return effect(effect, false);
        });
  }

  private static List<Effect> read(Fields clip, Function<Fields, Optional<Effect>> reading) {
    var seen = new HashSet<Object>();
    return clip
        .list(
            "Effects",
            MOST_EFFECTS,
            effect -> {
              var read = reading.apply(effect);
              if (read.isPresent() && !read.get().once().map(seen::add).orElse(true)) {
                effect.warn("Type", "is that of an effect before it, which counts.");
              }
              return read;
            })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Effect> effect(Fields effect, boolean picture) {
    String type = effect.text("Type").orElse("");
    String kind = type.toLowerCase(Locale.ROOT);
    refuseModels(effect);
    Optional<Effect> read = SoundEffects.read(effect, kind);
    if (read.isEmpty() && picture) {
      read = PictureEffects.read(effect, kind);
    }
    boolean known =
        SoundEffects.KINDS.contains(kind) || (picture && PictureEffects.KINDS.contains(kind));
    if (!known) {
      effect.warn(
          "Type", Fields.printable(type) + " is not supported here and the effect was left out.");
    } else if (read.isPresent()) {
      finish(effect);
    }
    return read;
  }

  static void refuseModels(Fields effect) {
    effect
        .text("Type")
        .filter(type -> MODEL_TYPES.contains(type.toLowerCase(Locale.ROOT)))
        .ifPresent(type -> {
          throw TimelineReader.format(
              "InvalidEffectParam",
              effect.at("Type") + " " + type + " needs a model, and this server has none.");
        });
  }

  static void finish(Fields effect) {
    effect.ignore(TimelineReader.EDITOR_NOTES);
    effect.warnAboutTheRest(TimelineReader.NOT_SUPPORTED);
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.AdaptMode;
import dev.cuepost.media.edit.Timeline.AudioClip;
import dev.cuepost.media.edit.Timeline.Box;
import dev.cuepost.media.edit.Timeline.Reference;
import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.Timeline.VideoClip.Kind;
import dev.cuepost.media.edit.Timeline.Window;
import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.caption.Captions;
import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads and checks one clip. */
final class ClipReader {
  /** Larger boxes than this show nothing but a few blurred pixels of their picture. */
  private static final int MOST_PIXELS = 65_536;

  private static final int LONGEST_SPEECH = 10_000;

  private static final Set<String> MODEL_TYPES = Set.of("ai_avatar", "ai_tts", "ai_asr");

  private ClipReader() {}

  /**
   * Reads a clip of a video track.
   *
   * @param usual what it is unless it says otherwise
   */
  static VideoClip video(Fields clip, String usual, Captions.Reading captions) {
    refuseModels(clip);
    Kind kind =
        switch (clip.text("Type").orElse(usual).toLowerCase(Locale.ROOT)) {
          case "video" -> Kind.VIDEO;
          case "image" -> Kind.IMAGE;
          case "globalimage" -> Kind.GLOBAL_IMAGE;
          default ->
              throw Fields.invalid(
                  clip.at("Type"),
                  "must be Video, Image or GlobalImage, was "
                      + Fields.printable(clip.text("Type").orElse("")));
        };
    return visual(clip, kind, source(clip, "MediaId"), captions);
  }

  static VideoClip image(Fields clip, Captions.Reading captions) {
    return visual(
        clip,
        Kind.TRACK_IMAGE,
        clip.has("ImageId") ? source(clip, "ImageId") : source(clip, "MediaId"),
        captions);
  }

  static AudioClip audio(Fields clip, Captions.Reading captions) {
    boolean spoken = clip.text("Type").filter("AI_TTS"::equalsIgnoreCase).isPresent();
    if (!spoken) {
      refuseModels(clip);
      clip.ignore(Set.of("Type"));
    }
    var read =
        new AudioClip(
            clip.path(),
            spoken ? speech(clip) : source(clip, "MediaId"),
            window(clip),
            clip.flag("LoopMode"),
            reference(clip),
            EffectReader.sound(clip, captions));
    finish(clip);
    return read;
  }

  private static MediaRef speech(Fields clip) {
    String content =
        clip.text("Content")
            .orElseThrow(() ->
                TimelineReader.format(
                    "InvalidTimelineFormat", clip.at("Content") + " is required for AI_TTS."));
    if (content.length() > LONGEST_SPEECH) {
      throw Fields.invalid(
          clip.at("Content"),
          "may have %d characters at most, has %d".formatted(LONGEST_SPEECH, content.length()));
    }
    var volume = clip.integer("Volume", 0, 100);
    return new MediaRef.Speech(
        content,
        clip.text("Voice"),
        clip.text("CustomizedVoice"),
        clip.text("Format"),
        clip.integer("SpeechRate", -500, 500).orElse(0),
        clip.integer("PitchRate", -500, 500).orElse(0),
        volume.isPresent() ? OptionalInt.of(volume.get()) : OptionalInt.empty());
  }

  /** Material made by a model is refused, never left out in silence. */
  static void refuseModels(Fields clip) {
    clip.text("Type")
        .map(type -> type.toLowerCase(Locale.ROOT))
        .filter(MODEL_TYPES::contains)
        .ifPresent(type -> {
          throw TimelineReader.format(
              "InvalidTimelineFormat",
              clip.at("Type") + " " + type + " needs a model, and this server has none.");
        });
  }

  private static VideoClip visual(
      Fields clip, Kind kind, MediaRef source, Captions.Reading captions) {
    var read =
        new VideoClip(
            clip.path(),
            kind,
            source,
            window(clip),
            box(clip),
            clip.number("Opacity", 0, 1).orElse(1.0),
            clip.text("MaskVideoUrl").map(MediaRef.ByUrl::new),
            frames(clip),
            reference(clip),
            EffectReader.picture(clip, captions));
    if (clip.flag("LoopMode")) {
      clip.warn("LoopMode", "is for sounds and was ignored.");
    }
    finish(clip);
    return read;
  }

  private static void finish(Fields clip) {
    clip.ignore(TimelineReader.EDITOR_NOTES);
    clip.ignore(Set.of("MediaURL", "MediaId", "ImageId"));
    clip.warnAboutTheRest(TimelineReader.NOT_SUPPORTED);
  }

  /** An id wins over an address. */
  private static MediaRef source(Fields clip, String idName) {
    Optional<MediaRef> id = clip.text(idName).map(MediaRef::named);
    return id.or(() -> clip.text("MediaURL").map(MediaRef.ByUrl::new))
        .orElseThrow(() ->
            TimelineReader.format(
                "InvalidTimelineFormat",
                clip.path() + ": MediaId is empty, and there is no MediaURL either."));
  }

  private static OptionalInt frames(Fields clip) {
    int frames = clip.integer("DyncFrames", 0, 100).orElse(0);
    return frames == 0 ? OptionalInt.empty() : OptionalInt.of(frames);
  }

  private static Reference reference(Fields clip) {
    return new Reference(
        clip.text("ClipId").filter(id -> !id.isBlank()),
        clip.text("ReferenceClipId").filter(id -> !id.isBlank()));
  }

  private static Window window(Fields clip) {
    var in = clip.seconds("In").orElse(Duration.ZERO);
    var out = clip.positiveSecondsOfSource("Out");
    var timelineIn = clip.seconds("TimelineIn");
    var timelineOut = clip.positiveSeconds("TimelineOut");
    var maxOut = clip.positiveSecondsOfSource("MaxOut");
    requireOrder(clip, "Out", out, "In", in);
    if (out.isEmpty()) {
      requireOrder(clip, "MaxOut", maxOut, "In", in);
    }
    timelineIn.ifPresent(
        from -> requireOrder(clip, "TimelineOut", timelineOut, "TimelineIn", from));
    return new Window(
        in,
        out,
        maxOut,
        clip.positiveSeconds("Duration"),
        timelineIn,
        timelineOut,
        clip.number("Speed", 0.1, 100).orElse(1.0));
  }

  private static void requireOrder(
      Fields clip, String laterName, Optional<Duration> later, String name, Duration earlier) {
    if (later.isPresent() && later.get().compareTo(earlier) <= 0) {
      throw TimelineReader.format(
          "InvalidTimelineFormat",
          "%s must be greater than %s (%s), was %s."
              .formatted(
                  clip.at(laterName),
                  name,
                  RenderPlan.seconds(earlier),
                  RenderPlan.seconds(later.get())));
    }
  }

  private static Box box(Fields clip) {
    if (clip.has("AdaptMode") && (!clip.has("Width") || !clip.has("Height"))) {
      clip.warn("AdaptMode", "counts only beside Width and Height and was ignored.");
    }
    return new Box(
        length(clip, "X"),
        length(clip, "Y"),
        size(clip, "Width"),
        size(clip, "Height"),
        clip.choice("AdaptMode", AdaptMode.class).orElse(AdaptMode.FILL));
  }

  private static Optional<Length> length(Fields clip, String name) {
    return clip.number(name, 0, MOST_PIXELS).map(Length::of);
  }

  private static Optional<Length> size(Fields clip, String name) {
    return clip.number(name, 0, MOST_PIXELS)
        .map(value -> {
          if (value == 0) {
            throw Fields.invalid(clip.at(name), "must be more than 0");
          }
          return Length.of(value);
        });
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.Adapting;
import dev.cuepost.media.edit.Timeline.AudioTrack;
import dev.cuepost.media.edit.Timeline.VideoTrack;
import dev.cuepost.media.edit.caption.Captions;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Reads and checks Timeline JSON. */
final class TimelineReader {
  static final String NOT_SUPPORTED = "is not supported and was ignored.";

  private static final int MOST_TRACKS = 100;
  private static final int MOST_CLIPS = 10_000;

  /** What editor pages write for themselves; it changes nothing in the output. */
  static final Set<String> EDITOR_NOTES =
      Set.of(
          "AspectRatio",
          "Version",
          "SdkVersion",
          "From",
          "Id",
          "TrackId",
          "Title",
          "Visible",
          "Disabled",
          "Count",
          "VirginDuration",
          "Comment",
          "ClipId");

  private TimelineReader() {}

  static Verdict<Timeline> read(String json) {
    return Json.read("Timeline", json, TimelineReader::read);
  }

  private static Timeline read(Fields fields) {
    var captions = new Captions.Reading();
    var effects = new EffectTracks();
    var video = new ArrayList<VideoTrack>();
    fields.list(
        "VideoTracks",
        MOST_TRACKS,
        track -> video.add(video(track, video.size(), captions, effects)));
    var audio = fields.list("AudioTracks", MOST_TRACKS, track -> audio(track, captions));
    var images = fields.list("ImageTracks", MOST_TRACKS, track -> images(track, captions));
    captions(fields, captions);
    fields.list("EffectTracks", MOST_TRACKS, track -> effects.read(track, "EffectTrackItems"));
    if (video.stream().allMatch(track -> track.clips().isEmpty())
        && audio.stream().allMatch(track -> track.clips().isEmpty())) {
      throw format("TimelineFormatError", "Both video tracks and audio tracks are empty.");
    }
    video.addAll(images);
    long clips =
        video.stream().mapToLong(track -> track.clips().size()).sum()
            + audio.stream().mapToLong(track -> track.clips().size()).sum();
    if (clips > MOST_CLIPS) {
      throw Fields.invalid("Timeline", "may have 10000 clips at most, has " + clips);
    }
    var maxDuration = fields.positiveSeconds("MaxDuration");
    var read =
        captions.of(
            fields,
            IntStream.range(0, video.size())
                .filter(track -> !video.get(track).clips().isEmpty())
                .boxed()
                .toList());
    if (read.list().size() > MOST_CLIPS) {
      throw Fields.invalid(
          "Timeline", "may have 10000 captions at most, has " + read.list().size());
    }
    fields.ignore(EDITOR_NOTES);
    fields.warnAboutTheRest(NOT_SUPPORTED);
    return new Timeline(video, audio, read, effects.items(), effects.equalizers(), maxDuration);
  }

  private static VideoTrack video(
      Fields track, int number, Captions.Reading captions, EffectTracks effects) {
    String type = track.text("Type").orElse("").toLowerCase(Locale.ROOT);
    boolean main = track.flag("MainTrack");
    if (type.startsWith("effect")) {
      effects.read(track, "EffectTrackItems", "VideoTrackClips");
      return new VideoTrack(track.path(), false, Adapting.NO, List.of());
    }
    if (type.equals("subtitle")) {
      captionTrack(track, clip -> captions.addOn(clip, number));
      return new VideoTrack(track.path(), false, Adapting.NO, List.of());
    }
    String usual = type.equals("image") ? "Image" : "Video";
    var clips =
        track.list("VideoTrackClips", MOST_CLIPS, clip -> ClipReader.video(clip, usual, captions));
    if (!type.isEmpty() && !type.equals("video") && !type.equals("image")) {
      track.warn("Type", Fields.printable(type) + " is no kind of track; it is one of pictures.");
    }
    var adapting = adapting(track);
    finish(track);
    return new VideoTrack(track.path(), main, adapting, clips);
  }

  private static AudioTrack audio(Fields track, Captions.Reading captions) {
    boolean main = track.flag("MainTrack");
    var clips = track.list("AudioTrackClips", MOST_CLIPS, clip -> ClipReader.audio(clip, captions));
    var adapting = adapting(track);
    finish(track);
    return new AudioTrack(track.path(), main, adapting, clips);
  }

  private static Adapting adapting(Fields track) {
    return new Adapting(autoSpeed(track, "TrackShortenMode"), autoSpeed(track, "TrackExpandMode"));
  }

  private static boolean autoSpeed(Fields track, String name) {
    var mode = track.text(name);
    if (mode.isPresent() && !mode.get().equalsIgnoreCase("AutoSpeed")) {
      track.warn(name, "is not AutoSpeed and was ignored.");
    }
    return mode.filter("AutoSpeed"::equalsIgnoreCase).isPresent();
  }

  private static VideoTrack images(Fields track, Captions.Reading captions) {
    var clips = track.list("ImageTrackClips", MOST_CLIPS, clip -> ClipReader.image(clip, captions));
    finish(track);
    return new VideoTrack(track.path(), false, Adapting.NO, clips);
  }

  private static void captions(Fields fields, Captions.Reading captions) {
    fields.list("SubtitleTracks", MOST_TRACKS, track -> captionTrack(track, captions::add));
  }

  /** The clips of a track, whichever of both names the track has for them. */
  private static Fields captionTrack(Fields track, UnaryOperator<Fields> adding) {
    for (String clips : List.of("SubtitleTrackClips", "VideoTrackClips")) {
      track.list(
          clips,
          MOST_CLIPS,
          clip -> {
            ClipReader.refuseModels(clip);
            return adding.apply(clip);
          });
    }
    if (track.flag("MainTrack")) {
      track.warn("MainTrack", "is for tracks of pictures and sounds and was ignored.");
    }
    finish(track);
    return track;
  }

  private static void finish(Fields track) {
    track.ignore(EDITOR_NOTES);
    track.ignore(Set.of("Type"));
    track.warnAboutTheRest(NOT_SUPPORTED);
  }

  static RejectedException format(String code, String message) {
    return new RejectedException(Rejection.atSubmit(code, message));
  }
}

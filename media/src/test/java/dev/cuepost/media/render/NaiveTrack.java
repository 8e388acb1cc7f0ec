package dev.cuepost.media.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Lays the clips of one track out, one after the other. */
final class NaiveTrack {
  final JsonNode json;
  final List<NaiveClip> clips = new ArrayList<>();

  NaiveTrack(JsonNode json, String list) {
    this.json = json;
    json.path(list).forEach(clip -> clips.add(new NaiveClip(clip)));
  }

  /** Lays pictures out; those that last as long as the output have no place yet. */
  void layPictures(Map<String, NaiveClip> named) {
    NaiveClip before = null;
    for (var clip : clips) {
      if (clip.wholeOutput()) {
        continue;
      }
      if (clip.json.has("ReferenceClipId")) {
        follow(clip, named);
      } else {
        layPicture(clip, before);
      }
      if (clip.json.has("ClipId")) {
        named.put(clip.json.get("ClipId").asText(), clip);
      }
      before = clip;
    }
  }

  private static void layPicture(NaiveClip clip, @Nullable NaiveClip before) {
    boolean follows = !clip.json.has("TimelineIn");
    double cursor = before == null ? 0 : before.end;
    double start = follows ? cursor : clip.json.get("TimelineIn").asDouble();
    double length = clip.played(start) + clip.held();
    clip.place(start, length);
    if (before == null) {
      return;
    }
    boolean keeps = before.effect("DLTransition").isObject();
    var transition = keeps ? before.effect("DLTransition") : before.effect("Transition");
    if (!transition.isObject()) {
      return;
    }
    double most =
        Math.min(
            transition.path("Duration").asDouble(1), Math.min(before.length(), clip.length()) / 2);
    if (follows && !keeps) {
      clip.place(before.end - most, length);
      blend(before, clip.start, before.end);
    } else if (Math.abs(start - before.end) < 0.0001) {
      extend(before, most);
      blend(before, clip.start, before.end);
    } else if (start < before.end) {
      blend(before, start, before.end);
    }
  }

  /** A clip goes on for as long as a transition needs it, as far as it can. */
  private static void extend(NaiveClip before, double most) {
    if (before.moving == before.end && !before.material.still()) {
      before.moving += most;
    }
    before.end += most;
  }

  private static void blend(NaiveClip before, double from, double to) {
    before.blendFrom = from;
    before.blendTo = to;
  }

  private static void follow(NaiveClip clip, Map<String, NaiveClip> named) {
    var other = named.get(clip.json.get("ReferenceClipId").asText());
    if (other == null) {
      throw new IllegalArgumentException("nothing to follow");
    }
    double natural = clip.played(other.start);
    clip.start = other.start;
    clip.end = other.end;
    clip.moving = other.end;
    if (!clip.material.still() && natural < other.length()) {
      clip.speed *= natural / other.length();
    }
  }

  /** Lays sounds out, of which no two may overlap. */
  void laySounds(Map<String, NaiveClip> named) {
    double cursor = 0;
    for (var clip : clips) {
      if (clip.json.has("ReferenceClipId")) {
        follow(clip, named);
      } else {
        clip.place(clip.json.path("TimelineIn").asDouble(cursor), clip.taken() / clip.speed);
        double out = clip.json.path("TimelineOut").asDouble(0);
        if (clip.json.path("LoopMode").asBoolean() && out > clip.start) {
          clip.end = out;
          clip.moving = out;
        }
      }
      for (var other : clips) {
        if (other == clip) {
          break;
        }
        if (other.end - clip.start >= 0.0001 && clip.end - other.start >= 0.0001) {
          throw new IllegalArgumentException("two sounds at once");
        }
      }
      cursor = clip.end;
    }
  }

  /** When the next sound begins that is not there before this one. */
  OptionalDouble nextStart(NaiveClip clip) {
    return clips.stream()
        .mapToDouble(other -> other.start)
        .filter(start -> start > clip.start)
        .min();
  }

  double latest() {
    return clips.stream()
        .filter(clip -> !clip.wholeOutput())
        .mapToDouble(clip -> clip.end)
        .max()
        .orElse(0);
  }

  boolean hasPlaces() {
    return clips.stream().anyMatch(clip -> !clip.wholeOutput());
  }

  boolean main() {
    return json.path("MainTrack").asBoolean() && hasPlaces();
  }

  /** Ends with the main track, if it may be slower or faster for that. */
  void adapt(double mainEnd) {
    if (!hasPlaces()) {
      return;
    }
    double factor = latest() / mainEnd;
    String mode = factor > 1 ? "TrackShortenMode" : "TrackExpandMode";
    boolean loops = clips.stream().anyMatch(clip -> clip.json.path("LoopMode").asBoolean());
    if (json.path(mode).asText().equals("AutoSpeed") && !loops) {
      clips.stream().filter(clip -> !clip.wholeOutput()).forEach(clip -> clip.speedUp(factor));
    }
  }
}

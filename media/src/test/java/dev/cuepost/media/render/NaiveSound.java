package dev.cuepost.media.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is heard of a clip.
 *
 * @param edges moments about which its level changes, or may
 */
record NaiveSound(NaiveClip clip, double from, double until, List<Double> edges) {
  static NaiveSound of(NaiveClip clip, @Nullable NaiveClip before, double end) {
    double from = clip.start;
    boolean loops = clip.json.path("LoopMode").asBoolean();
    double until =
        loops
            ? clip.moving
            : Math.min(
                clip.moving, clip.start + (clip.material.seconds() - clip.in()) / clip.speed);
    double last = Math.min(clip.moving, end);
    var edges = new ArrayList<>(List.of(from, until));
    if (before != null && before.blendTo > from) {
      edges.addAll(spread(before.blendFrom, before.blendTo));
    }
    if (clip.blendTo < Double.MAX_VALUE) {
      edges.addAll(spread(clip.blendFrom, clip.blendTo));
    }
    if (loops) {
      double once = clip.taken() / clip.speed;
      for (double seam = from + once; seam < until; seam += once) {
        edges.add(seam);
      }
    }
    for (var effect : clip.json.path("Effects")) {
      double duration = effect.path("Duration").asDouble(0);
      boolean opens = effect.path("SubType").asText().equals("In");
      switch (effect.path("Type").asText()) {
        case "AFade" ->
            edges.addAll(opens ? spread(from, from + duration) : spread(last - duration, last));
        case "Volume" -> {
          if (effect.has("In")) {
            edges.add(from + effect.get("In").asDouble());
            edges.add(from + effect.get("Out").asDouble());
          }
        }
        default -> {}
      }
    }
    return new NaiveSound(clip, from, until, List.copyOf(edges));
  }

  private static List<Double> spread(double from, double until) {
    var moments = new ArrayList<Double>();
    for (double moment = from; moment < until; moment += 0.05) {
      moments.add(moment);
    }
    moments.add(until);
    return moments;
  }

  double gain(double moment) {
    double gain = 1;
    for (JsonNode effect : clip.json.path("Effects")) {
      if (effect.path("Type").asText().equals("Volume")
          && (!effect.has("In")
              || (moment - from >= effect.get("In").asDouble()
                  && moment - from < effect.get("Out").asDouble()))) {
        gain *= effect.path("Gain").asDouble(1);
      }
    }
    return gain;
  }
}

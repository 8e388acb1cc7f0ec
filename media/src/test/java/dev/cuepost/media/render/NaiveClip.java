package dev.cuepost.media.render;

import com.fasterxml.jackson.databind.JsonNode;

/** A clip, and what the rules say of its place; times in seconds. */
final class NaiveClip {
  final JsonNode json;
  final NaiveMaterial material;
  double start;
  double end;

  /** Up to when its source goes on; behind that its last frame is held, without sound. */
  double moving;

  double speed;

  /** Where it overlaps with the next clip in a transition. */
  double blendFrom = Double.MAX_VALUE;

  double blendTo = Double.MAX_VALUE;

  NaiveClip(JsonNode json) {
    this.json = json;
    this.material = NaiveMaterial.of(json.path("MediaURL").asText());
    this.speed = json.path("Speed").asDouble(1);
    if (!material.still() && in() >= material.seconds()) {
      throw new IllegalArgumentException("In is behind the end");
    }
  }

  double in() {
    return json.path("In").asDouble(0);
  }

  /** What is taken of the source, in its own time. */
  double taken() {
    double out = json.has("Out") ? json.get("Out").asDouble() : json.path("MaxOut").asDouble(1e9);
    return Math.min(out, material.seconds()) - in();
  }

  /** How long it plays if nothing cuts it, without what is held. */
  double played(double from) {
    if (!material.still()) {
      return taken() / speed;
    }
    if (json.has("Duration")) {
      return json.get("Duration").asDouble();
    }
    return json.has("TimelineOut") && json.get("TimelineOut").asDouble() > from
        ? json.get("TimelineOut").asDouble() - from
        : 5;
  }

  double held() {
    return effect("FreezeFrame").path("Duration").asDouble(0);
  }

  /** Puts it there, unless its own end cuts it. */
  void place(double from, double length) {
    start = from;
    end = from + length;
    double cut = json.path("TimelineOut").asDouble(0);
    if (cut > from) {
      end = Math.min(end, cut);
    }
    moving = Math.min(end, from + length - held());
  }

  void cutAt(double time) {
    end = Math.min(end, time);
    moving = Math.min(moving, time);
  }

  double length() {
    return end - start;
  }

  boolean wholeOutput() {
    return json.path("Type").asText().equals("GlobalImage") || json.has("ImageTrack");
  }

  JsonNode effect(String type) {
    for (var effect : json.path("Effects")) {
      if (effect.path("Type").asText().equals(type)) {
        return effect;
      }
    }
    return json.path("nothing");
  }

  /** The same in a track that plays faster. */
  void speedUp(double factor) {
    start /= factor;
    end /= factor;
    moving /= factor;
    blendFrom /= factor;
    blendTo /= factor;
    speed *= factor;
  }
}

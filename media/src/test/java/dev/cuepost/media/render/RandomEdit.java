package dev.cuepost.media.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** A timeline and its output by chance, the same for the same seed. */
final class RandomEdit {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double[] SPEEDS = {0.5, 0.8, 1.25, 2, 3};
  private static final double[] EIGHTHS = {0.125, 0.25, 0.375, 0.5};

  private final Random random;
  final ObjectNode timeline = JSON.objectNode();
  final ObjectNode output = JSON.objectNode();
  private final boolean adapts;
  private final boolean refers;

  RandomEdit(long seed) {
    random = new Random(seed);
    adapts = chance(5);
    refers = !adapts && chance(4);
    boolean seen = !chance(12);
    if (seen) {
      pictures();
    }
    if (!seen || chance(2)) {
      sounds();
    }
    if (seen && chance(8)) {
      images();
    }
    if (chance(8)) {
      timeline.set("FECanvas", JSON.objectNode().put("Width", 512).put("Height", 288));
    }
    if (chance(8)) {
      (random.nextBoolean() ? timeline : output).put("MaxDuration", tenths(10, 60));
    }
    output(seen);
  }

  private void output(boolean seen) {
    output.put("MediaURL", "http://b.oss-cn-shanghai.aliyuncs.com/film." + (seen ? "mp4" : "wav"));
    if (seen && !chance(4)) {
      boolean upright = chance(4);
      output.put("Width", upright ? 144 : 256).put("Height", upright ? 256 : 144);
    }
    if (seen && chance(3)) {
      double[] rates = {10, 24, 25, 30, 50};
      output.set("Video", JSON.objectNode().put("Fps", rates[random.nextInt(rates.length)]));
    }
  }

  private void pictures() {
    var tracks = timeline.putArray("VideoTracks");
    int count = 1 + random.nextInt(3);
    for (int track = 0; track < count; track++) {
      var written = track(tracks);
      var clips = written.putArray("VideoTrackClips");
      for (int clip = 1 + random.nextInt(4); clip > 0; clip--) {
        picture(clips, track);
      }
    }
  }

  private ObjectNode track(ArrayNode tracks) {
    var track = tracks.addObject();
    if (chance(adapts ? 2 : 6)) {
      track.put("MainTrack", true);
    }
    if (adapts && chance(2)) {
      track.put("TrackShortenMode", "AutoSpeed").put("TrackExpandMode", "AutoSpeed");
    }
    return track;
  }

  private void picture(ArrayNode clips, int track) {
    var clip = clips.addObject();
    boolean still = chance(3);
    var materials = still ? NaiveMaterial.STILLS : NaiveMaterial.FILMS;
    var material = materials[random.nextInt(materials.length)];
    clip.put("MediaURL", "FX/" + material.name());
    boolean whole = still && chance(4);
    if (still) {
      clip.put("Type", whole ? "GlobalImage" : "Image");
      if (!whole && !chance(5)) {
        clip.put("Duration", tenths(6, 35));
      }
    } else {
      window(clip, material);
    }
    if (!whole && refers && track > 0 && chance(3)) {
      clip.put("ReferenceClipId", "c" + random.nextInt(2));
    } else {
      place(clip, whole);
    }
    geometry(clip);
    boolean named = refers && track == 0 && clips.size() <= 2;
    effects(clip, still, whole, named);
    if (named) {
      // what refers needs a clip that surely has a place
      clip.put("ClipId", "c" + (clips.size() - 1)).put("Type", still ? "Image" : "Video");
    }
  }

  private void window(ObjectNode clip, NaiveMaterial material) {
    double in = chance(2) ? 0 : hundredths(0, 250);
    if (in > 0) {
      clip.put("In", in);
    }
    if (!chance(4)) {
      double out = Math.round((in + hundredths(40, 300)) * 100) / 100.0;
      clip.put(chance(5) ? "MaxOut" : "Out", out);
    } else if (chance(3)) {
      clip.put("Out", material.seconds() + 3);
    }
    if (chance(4)) {
      clip.put("Speed", SPEEDS[random.nextInt(SPEEDS.length)]);
    }
  }

  private void place(ObjectNode clip, boolean whole) {
    double in = chance(2) ? tenths(0, 50) : hundredths(0, 500);
    if (chance(4)) {
      clip.put("TimelineIn", in);
      if (chance(2)) {
        clip.put("TimelineOut", Math.round((in + hundredths(20, 300)) * 100) / 100.0);
      }
    } else if (!whole && (clip.has("Duration") || !clip.has("Type")) && chance(6)) {
      clip.put("TimelineOut", hundredths(50, 700));
    }
  }

  private void geometry(ObjectNode clip) {
    if (chance(2)) {
      return;
    }
    if (chance(2)) {
      clip.put("X", chance(2) ? EIGHTHS[random.nextInt(4)] : 2 + random.nextInt(100));
      clip.put("Y", chance(2) ? EIGHTHS[random.nextInt(4)] : 2 + random.nextInt(80));
    }
    if (!chance(4)) {
      clip.put("Width", chance(5) ? 1 : chance(2) ? tenths(3, 9) : 60 + random.nextInt(200));
    }
    if (!chance(4)) {
      clip.put("Height", chance(5) ? 1 : chance(2) ? tenths(3, 9) : 60 + random.nextInt(120));
    }
    if (clip.has("Width") && clip.has("Height") && chance(2)) {
      clip.put("AdaptMode", chance(2) ? "Contain" : "Cover");
    }
  }

  private void effects(ObjectNode clip, boolean still, boolean whole, boolean named) {
    var effects = clip.putArray("Effects");
    boolean opaque = !chance(6);
    if (!opaque) {
      clip.put("Opacity", 0.5);
    }
    if (chance(4)) {
      double x = EIGHTHS[random.nextInt(4)];
      double y = EIGHTHS[random.nextInt(4)];
      effects
          .addObject()
          .put("Type", "Crop")
          .put("X", x)
          .put("Y", y)
          .put("Width", EIGHTHS[1 + random.nextInt(3)])
          .put("Height", EIGHTHS[1 + random.nextInt(3)]);
    }
    if (chance(5)) {
      effects.addObject().put("Type", "Rotate").put("Degree", 90 * (1 + random.nextInt(3)));
    }
    if (chance(5)) {
      effects
          .addObject()
          .put("Type", "Flip")
          .put("Direction", random.nextBoolean() ? "horizontal" : "vertical");
    }
    if (!whole && opaque && chance(5)) {
      var background = effects.addObject().put("Type", "Background");
      if (chance(3)) {
        background.put("SubType", "Blur").put("Radius", 0.1);
      } else {
        background.put("SubType", "Color").put("Color", "#C06020");
      }
    }
    if (!whole && !named && chance(3)) {
      effects
          .addObject()
          .put("Type", chance(2) ? "DLTransition" : "Transition")
          .put("SubType", chance(2) ? "fade" : "wipeleft")
          .put("Duration", tenths(2, 15));
    }
    if (!whole && !still && !named && chance(8)) {
      effects.addObject().put("Type", "FreezeFrame").put("Duration", tenths(3, 12));
    }
    if (!still) {
      heard(effects);
    }
  }

  private void heard(ArrayNode effects) {
    if (chance(4)) {
      var volume = effects.addObject().put("Type", "Volume");
      volume.put("Gain", chance(2) ? 0 : chance(2) ? 0.5 : 2);
      if (!adapts && chance(3)) {
        double in = tenths(0, 10);
        volume.put("In", in).put("Out", Math.round((in + tenths(8, 20)) * 10) / 10.0);
      }
    }
    if (chance(6)) {
      effects
          .addObject()
          .put("Type", "AFade")
          .put("SubType", random.nextBoolean() ? "In" : "Out")
          .put("Duration", tenths(2, 8));
    }
  }

  private void sounds() {
    var tracks = timeline.putArray("AudioTracks");
    for (int track = 1 + random.nextInt(2); track > 0; track--) {
      var clips = track(tracks).putArray("AudioTrackClips");
      double from = 0;
      for (int clip = 1 + random.nextInt(3); clip > 0; clip--) {
        from = sound(clips.addObject(), from);
      }
    }
  }

  private double sound(ObjectNode clip, double from) {
    var material = NaiveMaterial.SOUNDS[random.nextInt(NaiveMaterial.SOUNDS.length)];
    clip.put("MediaURL", "FX/" + material.name());
    window(clip, material);
    double next = from;
    if (refers && timeline.has("VideoTracks") && chance(4)) {
      clip.put("ReferenceClipId", "c0");
    } else if (chance(3)) {
      double in = Math.round((from + hundredths(0, 300)) * 100) / 100.0;
      next = Math.round((in + hundredths(50, 600)) * 100) / 100.0;
      clip.put("TimelineIn", in).put("TimelineOut", next);
      clip.put("LoopMode", chance(2));
    } else if (chance(6)) {
      clip.put("LoopMode", true);
    }
    heard(clip.putArray("Effects"));
    return next;
  }

  private void images() {
    var clip = timeline.putArray("ImageTracks").addObject().putArray("ImageTrackClips").addObject();
    clip.put("MediaURL", "FX/" + NaiveMaterial.STILLS[random.nextInt(2)].name());
    clip.put("ImageTrack", true);
    if (chance(2)) {
      clip.put("TimelineIn", tenths(0, 20)).put("TimelineOut", tenths(25, 60));
    }
    geometry(clip);
  }

  private boolean chance(int rarity) {
    return random.nextInt(rarity) == 0;
  }

  private double tenths(int from, int until) {
    return random.nextInt(from, until) / 10.0;
  }

  private double hundredths(int from, int until) {
    return random.nextInt(from, until) / 100.0;
  }
}

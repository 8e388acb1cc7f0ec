package dev.cuepost.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The Timeline that the demo submits: trimmed videos one after the other, pictures behind them, and
 * a music bed under all of it.
 */
public record Edit(List<Cut> videos, List<String> pictures, List<String> music) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double PICTURE_SECONDS = 2;

  /** A window of a video, in seconds of that video. */
  public record Cut(String url, double in, double out) {}

  public String timeline() {
    ObjectNode timeline = JSON.createObjectNode();
    ArrayNode clips = timeline.putArray("VideoTracks").addObject().putArray("VideoTrackClips");
    for (Cut cut : videos) {
      clips.addObject().put("MediaURL", cut.url()).put("In", cut.in()).put("Out", cut.out());
    }
    for (String url : pictures) {
      clips.addObject().put("Type", "Image").put("MediaURL", url).put("Duration", PICTURE_SECONDS);
    }
    for (String url : music) {
      ObjectNode bed =
          timeline
              .withArray("AudioTracks")
              .addObject()
              .putArray("AudioTrackClips")
              .addObject()
              .put("MediaURL", url)
              .put("LoopMode", true)
              .put("TimelineIn", 0)
              .put("TimelineOut", seconds());
      ArrayNode effects = bed.putArray("Effects");
      effects.addObject().put("Type", "Volume").put("Gain", 0.3);
      effects.addObject().put("Type", "AFade").put("SubType", "Out").put("Duration", 1);
    }
    return timeline.toString();
  }

  public double seconds() {
    return videos.stream().mapToDouble(cut -> cut.out() - cut.in()).sum()
        + pictures.size() * PICTURE_SECONDS;
  }
}

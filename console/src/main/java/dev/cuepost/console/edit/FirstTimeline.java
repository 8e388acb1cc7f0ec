package dev.cuepost.console.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.console.http.IndentedJson;
import dev.cuepost.media.asset.Asset;
import java.util.List;

/** The timeline that somebody begins with. */
final class FirstTimeline {
  private static final int IMAGE_SECONDS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private FirstTimeline() {}

  /** Films and pictures one after the other, each sound on a track of its own below them. */
  static String of(List<Asset> assets) {
    ObjectNode timeline = JSON.createObjectNode();
    ArrayNode pictures = timeline.putArray("VideoTracks").addObject().putArray("VideoTrackClips");
    ArrayNode sounds = timeline.putArray("AudioTracks");
    for (Asset asset : assets) {
      switch (asset.kind()) {
        case IMAGE ->
            pictures
                .addObject()
                .put("Type", "Image")
                .put("MediaId", asset.mediaId())
                .put("Duration", IMAGE_SECONDS);
        case AUDIO ->
            sounds
                .addObject()
                .putArray("AudioTrackClips")
                .addObject()
                .put("MediaId", asset.mediaId());
        case VIDEO, TEXT, OTHER -> pictures.addObject().put("MediaId", asset.mediaId());
      }
    }
    return IndentedJson.of(timeline.toString());
  }
}

package dev.cuepost.media.process.packaging;

import java.util.List;
import java.util.Locale;

/**
 * The text of an HLS master playlist, by RFC 8216, section 4.3.4.
 *
 * @param renditions in the order in which they are offered; players begin with the first
 */
public record MasterPlaylist(List<Rendition> renditions) {
  public MasterPlaylist {
    renditions = List.copyOf(renditions);
  }

  public String text() {
    var text = new StringBuilder("#EXTM3U\n");
    for (var rendition : renditions) {
      text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(rendition.peakBitrate());
      text.append(",AVERAGE-BANDWIDTH=").append(rendition.averageBitrate());
      rendition.codecs().ifPresent(codecs -> text.append(",CODECS=\"" + codecs + "\""));
      rendition.size().ifPresent(size -> text.append(",RESOLUTION=" + size));
      rendition
          .rate()
          .ifPresent(rate ->
              text.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", rate.perSecond())));
      text.append("\n").append(rendition.uri()).append("\n");
    }
    return text.toString();
  }
}

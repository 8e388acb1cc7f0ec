package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;

/**
 * The live stream that a video was recorded from.
 *
 * @param streamName the stream
 * @param domainName where it was pushed to
 * @param appName the application there
 */
public record LiveSource(String streamName, String domainName, String appName)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("StreamName", streamName).text("DomainName", domainName).text("AppName", appName);
  }
}

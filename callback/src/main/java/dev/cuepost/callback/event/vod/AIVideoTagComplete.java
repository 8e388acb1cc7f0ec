package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * Tags were found for a video. They are JSON in a string; an empty object if it failed. Source: VOD
 * documentation, "Events", Smart tag job completed.
 *
 * @param job the job
 * @param tags what was found; empty if it failed
 */
public record AIVideoTagComplete(AiJob job, Optional<VideoTags> tags) implements VodEvent {
  @Override
  public String eventType() {
    return "AIVideoTagComplete";
  }

  @Override
  public EventKeys keys() {
    return job.keys();
  }

  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.quoted("Data", data -> tags.ifPresent(t -> t.write(data)));
  }
}

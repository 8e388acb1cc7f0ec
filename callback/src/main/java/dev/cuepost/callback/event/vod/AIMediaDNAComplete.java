package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.VodEvent;
import java.util.List;
import java.util.Optional;

/**
 * A video was compared with the library of fingerprints. What was found is JSON in a string; an
 * empty object if it failed. Source: VOD documentation, "Events", Media fingerprint completion.
 *
 * @param job the job
 * @param matches the videos that have parts in common with it; empty if it failed
 */
public record AIMediaDNAComplete(AiJob job, Optional<List<DnaMatch>> matches) implements VodEvent {
  @Override
  public String eventType() {
    return "AIMediaDNAComplete";
  }

  @Override
  public EventKeys keys() {
    return job.keys();
  }

  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.quoted("Data", data -> matches.ifPresent(m -> data.array("VideoDNA", m)));
  }
}

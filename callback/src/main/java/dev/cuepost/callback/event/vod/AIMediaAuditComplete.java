package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.VodEvent;
import dev.cuepost.callback.event.review.Review;
import java.util.Optional;

/**
 * An automated review has ended. What was found is an object in the documented samples, though the
 * table says a string; an empty one if it failed. Source: VOD documentation, "Events", Automated
 * review completed.
 *
 * @param job the job
 * @param review what was found; empty if it failed
 */
public record AIMediaAuditComplete(AiJob job, Optional<Review> review) implements VodEvent {
  @Override
  public String eventType() {
    return "AIMediaAuditComplete";
  }

  @Override
  public EventKeys keys() {
    return job.keys();
  }

  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.object("Data", data -> review.ifPresent(r -> r.write(data)));
  }
}

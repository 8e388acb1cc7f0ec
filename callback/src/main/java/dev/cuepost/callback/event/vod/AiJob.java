package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * What the end of every AI job tells. It has a code and a message also when it succeeded.
 *
 * @param jobId the job
 * @param mediaId the asset
 * @param failure empty if it succeeded
 */
public record AiJob(String jobId, String mediaId, Optional<Failure> failure) implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("JobId", jobId)
        .text("MediaId", mediaId)
        .status(StatusWords.LOWER_CASE, failure.isEmpty())
        .text("Code", failure.map(Failure::code).orElse("0"))
        .text("Message", failure.map(Failure::message).orElse("OK"));
  }

  EventKeys keys() {
    return EventKeys.ofJob(jobId).withMedia(mediaId);
  }
}

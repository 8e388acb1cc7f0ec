package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One stream that was transcoded. Source: VOD documentation, "Events", Single definition
 * transcoding complete.
 *
 * @param jobId the job
 * @param definition as {@code LD}, or with a suffix as {@code HD-MP4}
 * @param file what there is now; empty if it failed
 * @param watermarkIds those that were put on
 * @param audio whether it has sound alone
 * @param startedAt when the job began
 * @param finishedAt when it ended
 * @param failure empty if it succeeded
 */
public record StreamInfo(
    String jobId,
    Optional<String> definition,
    Optional<StreamFile> file,
    List<String> watermarkIds,
    boolean audio,
    Instant startedAt,
    Instant finishedAt,
    Optional<Failure> failure)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, failure.isEmpty())
        .text("Bitrate", file.map(StreamFile::bitrate).map(BigDecimal::toPlainString))
        .text("Definition", definition)
        .error(failure);
    file.ifPresent(f -> f.write(json));
    json.text("JobId", jobId)
        .text("WatermarkId", Optional.of(String.join(",", watermarkIds)).filter(i -> !i.isEmpty()))
        .flag("IsAudio", audio)
        .time("StartTime", startedAt)
        .time("FinishTime", finishedAt);
  }

  /** Whether the stream is there. */
  boolean succeeded() {
    return failure.isEmpty();
  }
}

package dev.cuepost.callback.event;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's decision about a video.
 *
 * @param status the decision
 * @param createdAt when it was recorded
 * @param auditor who decided
 * @param reason why
 */
public record ManualReview(
    AuditStatus status, Instant createdAt, Optional<String> auditor, Optional<String> reason)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    // Only videos are reviewed by hand.
    json.text("SubType", "video")
        .text("AuditStatus", status)
        .time("CreationTime", createdAt)
        .text("Auditor", auditor)
        .text("Reason", reason);
  }
}

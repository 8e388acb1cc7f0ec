package dev.cuepost.media.review;

import dev.cuepost.callback.event.AuditStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision about an asset.
 *
 * @param auditor who decided
 * @param reason why it may not be played
 * @param comment what else there is to say
 */
public record Review(
    AuditStatus status,
    Optional<String> auditor,
    Optional<String> reason,
    Optional<String> comment,
    Instant at) {}

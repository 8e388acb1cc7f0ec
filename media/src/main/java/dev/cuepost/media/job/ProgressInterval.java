package dev.cuepost.media.job;

import java.time.Duration;
import java.util.Optional;

/** How often users want to hear of their jobs' progress. */
public interface ProgressInterval {
  /** The least time between two events of a job; empty if none are wanted. */
  Optional<Duration> of(String account, String region);
}

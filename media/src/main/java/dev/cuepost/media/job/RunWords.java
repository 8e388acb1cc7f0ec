package dev.cuepost.media.job;

import dev.cuepost.media.edit.Joint;
import dev.cuepost.media.edit.Plan;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.SegmentedPlan;
import java.time.Duration;
import java.util.Locale;

/** What an attempt at an editing job did, in words for its log. */
final class RunWords {
  private RunWords() {}

  static String planned(Plan plan) {
    return switch (plan) {
      case RenderPlan _ -> "Planned as one run of FFmpeg.";
      case SegmentedPlan parts ->
          switch (parts.joint()) {
            case Joint.Listed() ->
                "Planned as %d segments side by side.".formatted(parts.pictures().size());
            case Joint.Pieced pieced ->
                "Planned with %d pictures copied as they are coded, and %d segments between."
                    .formatted(copied(pieced), parts.pictures().size());
          };
    };
  }

  private static long copied(Joint.Pieced pieced) {
    return pieced.pieces().stream()
        .filter(Joint.Piece.Copied.class::isInstance)
        .mapToLong(Joint.Piece::count)
        .sum();
  }

  static String encoded(Duration length, long sizeBytes) {
    return String.format(
        Locale.ROOT, "Encoded: %.2f s, %d bytes.", length.toMillis() / 1_000.0, sizeBytes);
  }
}

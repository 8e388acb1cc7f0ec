package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.StatusWords;

/**
 * Snapshots that were made together. The placeholder {@code {SnapshotCount}} stands for the number
 * of the picture, from 1, in five digits.
 *
 * @param jobId the job
 * @param type what they are for
 * @param count how many there are
 * @param format name of the objects, with the placeholder
 * @param urlPattern their address over http, with the placeholder
 */
public record SnapshotInfo(
    String jobId, SnapshotType type, int count, String format, String urlPattern)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    // Pictures that were not made are not listed.
    json.status(StatusWords.LOWER_CASE, true)
        .text("SnapshotType", type)
        .number("SnapshotCount", count)
        .text("SnapshotFormat", format)
        .text("SnapshotRegular", urlPattern)
        .text("JobId", jobId);
  }
}

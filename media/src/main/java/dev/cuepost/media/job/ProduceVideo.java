package dev.cuepost.media.job;

import dev.cuepost.media.asset.Details;
import dev.cuepost.media.project.Content;
import java.util.Optional;

/**
 * A wish for a video of VOD, as received; {@link VideoEditing#produce} checks it.
 *
 * @param app the application that the video will belong to
 * @param projectId whose timeline is rendered, unless another one is given
 * @param project what is to be said of the project, its timeline too
 * @param video what is to be said of the video
 * @param userData JSON by convention, at most 512 bytes
 */
public record ProduceVideo(
    String account,
    String region,
    String app,
    Optional<String> projectId,
    Content project,
    Details video,
    Optional<String> userData) {}

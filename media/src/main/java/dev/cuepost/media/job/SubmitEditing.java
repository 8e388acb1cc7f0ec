package dev.cuepost.media.job;

import java.util.Optional;

/**
 * A wish for an editing job, as received; {@link EditingJobs#submit} checks it.
 *
 * @param account decimal id of who asks
 * @param region where the job runs and its output lies
 * @param outputMediaConfig JSON that names the output
 * @param target what the output becomes; a {@code VIDEO} is named by {@code FileName} alone
 * @param produceConfig JSON that says how it is made
 * @param projectMetadata JSON that names the project which is made for a job that is of none
 * @param userData opaque text, JSON by convention, at most 512 bytes; echoed
 * @param clientToken at most 64 ASCII characters; the same token gets the same job
 */
public record SubmitEditing(
    String account,
    String region,
    Script script,
    String outputMediaConfig,
    Target target,
    Optional<String> produceConfig,
    Optional<String> projectMetadata,
    Optional<String> userData,
    Optional<String> clientToken) {
  /** What was asked before, once more; it is no repetition of that request. */
  public static SubmitEditing like(EditingOrder order) {
    return new SubmitEditing(
        order.account(),
        order.region(),
        new Script.Timeline(order.timeline()),
        order.outputMediaConfig(),
        order.target(),
        order.produceConfig(),
        Optional.empty(),
        order.userData(),
        Optional.empty());
  }

  /** The same with another timeline, output and text of its user's. */
  public SubmitEditing changed(String timeline, String output, Optional<String> newUserData) {
    return new SubmitEditing(
        account,
        region,
        new Script.Timeline(timeline),
        output,
        target,
        produceConfig,
        projectMetadata,
        newUserData,
        clientToken);
  }
}

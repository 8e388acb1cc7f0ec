package dev.cuepost.media.job;

import dev.cuepost.callback.event.Product;
import java.util.Optional;

/**
 * What a job is to do, with nothing left open.
 *
 * @param product by which it is seen, and in whose words its events tell
 * @param account decimal id of who asks
 * @param region where the job runs and its output lies
 * @param timeline Timeline JSON
 * @param template which was filled to get it
 * @param outputMediaConfig JSON that names the output
 * @param produceConfig JSON that says how it is made
 * @param target what the output becomes
 * @param batch of which it is a part
 */
public record EditingOrder(
    Product product,
    String account,
    String region,
    String timeline,
    Optional<Script.OfTemplate> template,
    String outputMediaConfig,
    Optional<String> produceConfig,
    Optional<String> userData,
    Optional<String> clientToken,
    Target target,
    Optional<Part> batch) {

  /**
   * A place in a batch.
   *
   * @param index from 0
   */
  public record Part(String batchId, int index) {}
}

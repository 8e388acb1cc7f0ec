package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import java.util.Optional;

/**
 * A delivery that is to be made.
 *
 * @param account whose event it is, and whose queue
 * @param purpose why it is made
 * @param kind how the target is reached
 * @param target a URL, exactly as its user wrote it, or a queue's name
 * @param region the queue's region; for a URL the event's
 * @param obstacle why nothing can ever arrive there: each attempt fails, and says so
 * @param schedule when a failed attempt is followed by another
 * @param deadLetters the queue in the same account and region that gets the event if this delivery
 *     is given up
 * @param sequence deliveries to the same target with the same sequence are made one after the other
 * @param gaveUp for a dead letter: the number of the event's delivery that was given up
 */
public record Plan(
    String account,
    Purpose purpose,
    Kind kind,
    String target,
    String region,
    Optional<String> obstacle,
    RetrySchedule schedule,
    Optional<String> deadLetters,
    Optional<String> sequence,
    Optional<Integer> gaveUp) {

  /** What is no dead letter. */
  public Plan(
      String account,
      Purpose purpose,
      Kind kind,
      String target,
      String region,
      Optional<String> obstacle,
      RetrySchedule schedule,
      Optional<String> deadLetters,
      Optional<String> sequence) {
    this(
        account,
        purpose,
        kind,
        target,
        region,
        obstacle,
        schedule,
        deadLetters,
        sequence,
        Optional.empty());
  }

  /** The same by other terms. */
  Plan under(Terms terms) {
    return new Plan(
        account,
        purpose,
        kind,
        target,
        region,
        obstacle,
        terms.schedule(),
        terms.deadLetters(),
        sequence,
        gaveUp);
  }

  /**
   * What fails together: a queue, or a URL without its query, which often differs from call to
   * call.
   */
  String lane() {
    return "%s %s %s".formatted(account, region, withoutQuery(target));
  }

  static String withoutQuery(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}

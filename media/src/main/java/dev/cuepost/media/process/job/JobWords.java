package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.EventBody;
import java.util.List;
import java.util.Optional;

/** In whose words the ends of jobs are told. Pure. */
interface JobWords {
  /** What the end of a job tells; nothing where the product has no event of it. */
  List<EventBody> ended(ProcessJob job, Optional<JobGroup> group);

  /** What the end of the last job of a group tells, after that. */
  List<EventBody> ended(JobGroup group);

  /** The address of the picture that the video gets as its cover unless it has one. */
  default Optional<String> cover(ProcessJob job) {
    return Optional.empty();
  }

  /** The address of the picture that the video gets as its cover in place of another. */
  default Optional<String> newCover(ProcessJob job) {
    return Optional.empty();
  }

  /** Where the user data asks for events; empty if it does not. */
  Optional<String> ownAddress(String userData);

  /** Where an order asks for events; empty if it does not. */
  default Optional<String> ownAddress(Order order) {
    return order.notifyUrl().or(() -> order.userData().flatMap(this::ownAddress));
  }
}

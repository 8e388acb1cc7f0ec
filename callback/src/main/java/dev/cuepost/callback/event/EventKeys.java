package dev.cuepost.callback.event;

import java.util.Optional;

/**
 * The ids by which an event is found and ordered.
 *
 * @param subject what it tells of, as a person looks for it
 * @param jobId the job, if it tells of one
 * @param mediaId the media asset, if it tells of one: a video, an image, an attachment
 * @param sequence events of an account with the same value are told one after the other; empty
 *     where the order does not matter
 */
public record EventKeys(
    String subject, Optional<String> jobId, Optional<String> mediaId, Optional<String> sequence) {

  /** Of a job; in order with all that is told of it. */
  public static EventKeys ofJob(String jobId) {
    return new EventKeys(jobId, Optional.of(jobId), Optional.empty(), Optional.of(jobId));
  }

  /** Of an asset, in no order. */
  public static EventKeys ofMedia(String mediaId) {
    return new EventKeys(mediaId, Optional.empty(), Optional.of(mediaId), Optional.empty());
  }

  /** Of a workflow's task, of which nothing else is told. */
  public static EventKeys ofTask(String taskId) {
    return new EventKeys(taskId, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Adds the asset that the job is about. */
  public EventKeys withMedia(String media) {
    return withMedia(Optional.of(media));
  }

  /** Adds the asset that the job is about, if there is one. */
  public EventKeys withMedia(Optional<String> media) {
    return new EventKeys(subject, jobId, media, sequence);
  }

  /** Adds the job that worked on the asset; in order with what is told of that job. */
  public EventKeys withJob(String job) {
    return new EventKeys(subject, Optional.of(job), mediaId, Optional.of(job));
  }

  /**
   * Puts it in the order of the way of its asset, if it is about one: it was made or came, was
   * looked at, has its streams.
   */
  public EventKeys onItsWay() {
    return mediaId.map(media -> inSequence("media " + media)).orElse(this);
  }

  /** Puts it in order with other events than those of its own job. */
  public EventKeys inSequence(String value) {
    return new EventKeys(subject, jobId, mediaId, Optional.of(value));
  }
}

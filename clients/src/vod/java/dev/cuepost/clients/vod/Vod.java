package dev.cuepost.clients.vod;

import java.util.List;
import java.util.Optional;

/** What a walk asks of a client, in that client's own typed calls. */
interface Vod extends AutoCloseable, Cases.Errors {
  /**
   * Where a file goes, and the key for it.
   *
   * @param address {@code UploadAddress} as it is answered
   * @param auth {@code UploadAuth} as it is answered
   */
  record Place(String videoId, String address, String auth) {}

  /** A file that the server fetches; no {@code videoId} until it is there. */
  record Pull(String status, Optional<String> videoId) {}

  /**
   * What is known of a video.
   *
   * @param description empty if it has none
   * @param duration seconds
   * @param size bytes
   */
  record Video(String title, String description, String status, double duration, long size) {}

  record Submitted(String taskId, List<String> jobIds) {}

  record Task(String status, List<Job> jobs) {}

  /** A stream in the making; no {@code outputUrl} before it is made. */
  record Job(String jobId, String status, Optional<String> outputUrl) {}

  record Stream(
      String jobId,
      String definition,
      String format,
      long width,
      long height,
      long size,
      String url) {}

  record Pictures(String jobId, long total, List<String> urls) {}

  record Found(String mediaId, String title) {}

  Place createUpload(String title, String fileName) throws Exception;

  /** The job's id. */
  String pull(String urls, String metadata) throws Exception;

  Pull pulled(String jobId) throws Exception;

  Video video(String videoId) throws Exception;

  /** The group's id. */
  String addTemplates(String name, String templates) throws Exception;

  Submitted transcode(String videoId, String templateGroupId) throws Exception;

  Task task(String taskId) throws Exception;

  List<Stream> streams(String videoId) throws Exception;

  /** The job's id. */
  String takePictures(String videoId, long count, long intervalSeconds) throws Exception;

  /** Empty before they are taken. */
  Optional<Pictures> pictures(String videoId) throws Exception;

  List<Found> search(String match, String fields) throws Exception;

  void describe(String videoId, String title, String description) throws Exception;

  void delete(String videoIds) throws Exception;

  @Override
  void close();
}

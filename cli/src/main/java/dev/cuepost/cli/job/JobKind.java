package dev.cuepost.cli.job;

import java.util.Locale;

/** Kinds of jobs, and the operations that tell of them. */
enum JobKind {
  EDIT("MediaProducingJob", "/MediaProducingJobList", "JobId", "MediaProducingJob"),
  TRANSCODE("TranscodeJob", "/Jobs", "ParentJobId", "TranscodeParentJob"),
  SNAPSHOT("SnapshotJob", "/Jobs", "JobId", "SnapshotJob"),
  ANIMATION("DynamicImageJob", "/Jobs", "JobId", "DynamicImageJob"),
  INFO("MediaInfoJob", "/Jobs", "JobId", "MediaInfoJob"),
  PACKAGE("PackageJob", "/PackageJobList/PackageJobs", "JobId", "PackageJob"),
  CONVERT("MediaConvertJob", "/Jobs", "JobId", "Job");

  private final String noun;
  private final String entries;
  private final String id;
  private final String member;

  JobKind(String noun, String entries, String id, String member) {
    this.noun = noun;
    this.entries = entries;
    this.id = id;
    this.member = member;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The operation that tells of one. */
  String get() {
    return "Get" + noun;
  }

  /** The operation that lists them. */
  String list() {
    return "List" + noun + "s";
  }

  /** The operation that starts one. */
  String submit() {
    return "Submit" + noun;
  }

  /** The parameter and the member that have a job's id. */
  String id() {
    return id;
  }

  /** The member of the answer that has the job. */
  String member() {
    return member;
  }

  /** Where in an answer the list is, a JSON pointer. */
  String entries() {
    return entries;
  }
}

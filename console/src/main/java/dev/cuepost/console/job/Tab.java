package dev.cuepost.console.job;

import dev.cuepost.media.process.job.JobKind;
import java.util.Arrays;
import java.util.Optional;

/** What jobs of one list make, and the protocols' names of what one may do with them. */
public enum Tab {
  EDITING("", "ListMediaProducingJobs", "GetMediaProducingJob", "SubmitMediaProducingJob"),
  TRANSCODE("transcode", "ListTranscodeJobs", "GetTranscodeJob", "SubmitTranscodeJob"),
  SNAPSHOT("snapshot", "ListSnapshotJobs", "GetSnapshotJob", "SubmitSnapshotJob"),
  DYNAMIC_IMAGE(
      "dynamic-image", "ListDynamicImageJobs", "GetDynamicImageJob", "SubmitDynamicImageJob"),
  MEDIA_INFO("media-info", "ListMediaInfoJobs", "GetMediaInfoJob", "SubmitMediaInfoJob"),
  PACKAGE("package", "ListPackageJobs", "GetPackageJob", "SubmitPackageJob"),
  DNA("dna", "QueryDNAJobList", "QueryDNAJobList", "SubmitDNAJob"),
  TAG("tag", "QuerySmarttagJob", "QuerySmarttagJob", "SubmitSmarttagJob"),
  AUDIT("audit", "QueryMediaCensorJobList", "QueryMediaCensorJobDetail", "SubmitMediaCensorJob");

  private final String word;
  private final String list;
  private final String get;
  private final String submit;

  Tab(String word, String list, String get, String submit) {
    this.word = word;
    this.list = "ice:" + list;
    this.get = "ice:" + get;
    this.submit = "ice:" + submit;
  }

  /** Where jobs of that kind are listed. */
  public static Tab of(JobKind kind) {
    return switch (kind) {
      case TRANSCODE -> TRANSCODE;
      case SNAPSHOT -> SNAPSHOT;
      case DYNAMIC_IMAGE -> DYNAMIC_IMAGE;
      case MEDIA_INFO -> MEDIA_INFO;
      case PACKAGE -> PACKAGE;
      case DNA -> DNA;
      case TAG -> TAG;
      case AUDIT -> AUDIT;
    };
  }

  /** The tab that an address names, the first one if it names none. */
  static Tab ofWord(String word) {
    return Arrays.stream(values()).filter(tab -> tab.word.equals(word)).findFirst().orElse(EDITING);
  }

  /** Of processing jobs alone. */
  Optional<JobKind> kind() {
    return this == EDITING ? Optional.empty() : Optional.of(JobKind.valueOf(name()));
  }

  /** As addresses name it; empty for the first one. */
  public String word() {
    return word;
  }

  /** The action that lists them, such as {@code ice:ListSnapshotJobs}. */
  public String list() {
    return list;
  }

  /** The action that looks at one. */
  public String get() {
    return get;
  }

  /** The action that makes one. */
  public String submit() {
    return submit;
  }
}

package dev.cuepost.console.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.process.job.JobKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What jobs of one list make, and the protocols' names of what one may do with them. */
public enum Tab {
  EDITING(
      Product.IMS,
      null,
      "ListMediaProducingJobs",
      "GetMediaProducingJob",
      "SubmitMediaProducingJob"),
  TRANSCODE(
      Product.IMS, JobKind.TRANSCODE, "ListTranscodeJobs", "GetTranscodeJob", "SubmitTranscodeJob"),
  SNAPSHOT(
      Product.IMS, JobKind.SNAPSHOT, "ListSnapshotJobs", "GetSnapshotJob", "SubmitSnapshotJob"),
  DYNAMIC_IMAGE(
      Product.IMS,
      JobKind.DYNAMIC_IMAGE,
      "ListDynamicImageJobs",
      "GetDynamicImageJob",
      "SubmitDynamicImageJob"),
  MEDIA_INFO(
      Product.IMS,
      JobKind.MEDIA_INFO,
      "ListMediaInfoJobs",
      "GetMediaInfoJob",
      "SubmitMediaInfoJob"),
  PACKAGE(Product.IMS, JobKind.PACKAGE, "ListPackageJobs", "GetPackageJob", "SubmitPackageJob"),
  DNA(Product.IMS, JobKind.DNA, "QueryDNAJobList", "QueryDNAJobList", "SubmitDNAJob"),
  TAG(Product.IMS, JobKind.TAG, "QuerySmarttagJob", "QuerySmarttagJob", "SubmitSmarttagJob"),
  AUDIT(
      Product.IMS,
      JobKind.AUDIT,
      "QueryMediaCensorJobList",
      "QueryMediaCensorJobDetail",
      "SubmitMediaCensorJob"),
  SPEECH(Product.IMS, JobKind.SPEECH, "ListSmartJobs", "GetSmartHandleJob", "SubmitASRJob"),
  VOD_EDITING(
      Product.VOD, null, "SearchEditingProject", "GetEditingProject", "ProduceEditingProjectVideo"),
  VOD_TRANSCODE(
      Product.VOD,
      JobKind.TRANSCODE,
      "ListTranscodeTask",
      "GetTranscodeTask",
      "SubmitTranscodeJobs"),
  VOD_SNAPSHOT(
      Product.VOD, JobKind.SNAPSHOT, "ListSnapshots", "ListSnapshots", "SubmitSnapshotJob"),
  VOD_DYNAMIC_IMAGE(
      Product.VOD,
      JobKind.DYNAMIC_IMAGE,
      "ListDynamicImage",
      "ListDynamicImage",
      "SubmitDynamicImageJob"),
  VOD_DNA(Product.VOD, JobKind.DNA, "ListAIJob", "ListAIJob", "SubmitAIJob"),
  VOD_TAG(Product.VOD, JobKind.TAG, "ListAIJob", "ListAIJob", "SubmitAIJob"),
  VOD_AUDIT(
      Product.VOD,
      JobKind.AUDIT,
      "GetAIMediaAuditJob",
      "GetAIMediaAuditJob",
      "SubmitAIMediaAuditJob");

  private final Product product;
  private final @Nullable JobKind kind;
  private final String list;
  private final String get;
  private final String submit;

  Tab(Product product, @Nullable JobKind kind, String list, String get, String submit) {
    String service = product == Product.IMS ? "ice:" : "vod:";
    this.product = product;
    this.kind = kind;
    this.list = service + list;
    this.get = service + get;
    this.submit = service + submit;
  }

  /** Where jobs of that kind are listed which this product shows. */
  public static Tab of(Product product, JobKind kind) {
    return Arrays.stream(values())
        .filter(tab -> tab.product == product && tab.kind == kind)
        .findFirst()
        .orElseThrow();
  }

  /** The tab that an address names, the first one if it names none. */
  static Tab ofWord(String word) {
    return Arrays.stream(values())
        .filter(tab -> tab.word().equals(word))
        .findFirst()
        .orElse(EDITING);
  }

  /** By which product its jobs are seen. */
  public Product product() {
    return product;
  }

  /** Of processing jobs alone. */
  Optional<JobKind> kind() {
    return Optional.ofNullable(kind);
  }

  /** As addresses name it; empty for the first one. */
  public String word() {
    return this == EDITING ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
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

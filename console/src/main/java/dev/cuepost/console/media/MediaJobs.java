package dev.cuepost.console.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.media.process.template.Templates;
import java.util.Optional;
import java.util.function.Function;

/**
 * Jobs on an asset, begun at its page. What they make goes into the bucket of uploads, under the
 * asset's id.
 */
public final class MediaJobs {
  static final String SNAPSHOT = "ice:SubmitSnapshotJob";
  static final String TRANSCODE = "ice:SubmitTranscodeJob";
  static final String LOOK = "ice:SubmitMediaInfoJob";

  private static final String EVERYTHING = "*";
  private static final String SECONDS = "[0-9]{1,6}([.][0-9]{1,3})?";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProcessJobs jobs;
  private final Templates templates;
  private final MediaPages pages;
  private final FileLinks files;

  public MediaJobs(ProcessJobs jobs, Templates templates, MediaPages pages, FileLinks files) {
    this.jobs = jobs;
    this.templates = templates;
    this.pages = pages;
    this.files = files;
  }

  /** What keys of pictures of an asset begin with. */
  static String snapshotsOf(String mediaId) {
    return "snapshots/" + mediaId + "/";
  }

  /** Takes the picture that is seen {@code at} so many seconds. */
  public Answer snapshot(Visit visit) {
    visit.need(SNAPSHOT, EVERYTHING);
    Asset asset = pages.need(visit);
    var fields = new Fields(visit.form());
    String at = fields.value("at").strip();
    if (!at.matches(SECONDS)) {
      fields.wrong("at", visit.texts().of("media.snapshot.error"));
      return pages.show(visit, asset, fields, 422);
    }
    files.makeBucket(visit);
    ObjectNode template = JSON.createObjectNode().put("TemplateId", "S02-cover");
    template
        .putObject("OverwriteParams")
        .put("Time", Long.toString(Math.round(Double.parseDouble(at) * 1_000)))
        .put("Count", "1");
    String folder = snapshotsOf(asset.mediaId());
    String output = files.fresh(visit, folder.substring(0, folder.length() - 1), "jpg");
    return ended(
        visit,
        asset,
        "at",
        SNAPSHOT,
        jobs.snapshot(
            submission(visit),
            input(asset).toString(),
            JSON.createObjectNode().put("Type", "OSS").put("Media", output).toString(),
            template.toString()),
        ProcessJob::jobId);
  }

  /** Makes a file of it by the chosen {@code template}. */
  public Answer transcode(Visit visit) {
    visit.need(TRANSCODE, EVERYTHING);
    Asset asset = pages.need(visit);
    String template = visit.form().text("template");
    files.makeBucket(visit);
    ObjectNode output = JSON.createObjectNode();
    output
        .putObject("Output")
        .put("Type", "OSS")
        .put(
            "Media",
            files.fresh(visit, "transcodes/" + asset.mediaId(), extension(visit, template)));
    output.putObject("ProcessConfig").putObject("Transcode").put("TemplateId", template);
    return ended(
        visit,
        asset,
        "template",
        TRANSCODE,
        jobs.transcode(
            submission(visit),
            JSON.createArrayNode().add(input(asset)).toString(),
            JSON.createArrayNode().add(output).toString()),
        JobGroup::groupId);
  }

  private String extension(Visit visit, String template) {
    return templates
        .findAny(new Templates.Owner(visit.account(), visit.region()), template)
        .map(found -> format(found.config()))
        .orElse("mp4");
  }

  private static String format(String config) {
    try {
      JsonNode format = JSON.readTree(config).path("Container").path("Format");
      return format.asText("mp4").matches("[a-z0-9]{1,8}") ? format.asText("mp4") : "mp4";
    } catch (JsonProcessingException _) {
      return "mp4";
    }
  }

  /** Looks into its file. */
  public Answer look(Visit visit) {
    visit.need(LOOK, EVERYTHING);
    Asset asset = pages.need(visit);
    return ended(
        visit,
        asset,
        "look",
        LOOK,
        jobs.mediaInfo(submission(visit), input(asset).toString()),
        ProcessJob::jobId);
  }

  private static ObjectNode input(Asset asset) {
    return JSON.createObjectNode().put("Type", "Media").put("Media", asset.mediaId());
  }

  private static Submission submission(Visit visit) {
    return new Submission(
        new Owner(Product.IMS, visit.account(), visit.region()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private <T> Answer ended(
      Visit visit,
      Asset asset,
      String field,
      String action,
      Verdict<T> verdict,
      Function<T, String> id) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T job, _) -> {
        visit.changed(action, EVERYTHING);
        yield new Answer.Elsewhere(visit.path("jobs/" + id.apply(job) + "?done=job-submitted"));
      }
      case Verdict.Rejected<T>(Rejection why) -> {
        var fields = new Fields(visit.form());
        fields.wrong(field, why.message() + " (" + why.code() + ")");
        yield pages.show(visit, asset, fields, 422);
      }
    };
  }
}

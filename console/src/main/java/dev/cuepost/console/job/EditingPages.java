package dev.cuepost.console.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.IndentedJson;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.job.Script;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.job.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Editing jobs: what they make, and forms for more of them. */
public final class EditingPages {
  private static final String EVERYTHING = "*";

  private final EditingJobs jobs;
  private final Assets assets;
  private final Journeys journeys;
  private final FileLinks files;

  public EditingPages(EditingJobs jobs, Assets assets, Journeys journeys, FileLinks files) {
    this.jobs = jobs;
    this.assets = assets;
    this.journeys = journeys;
    this.files = files;
  }

  /** The page of the job of that id, if it is one that edits. */
  Optional<Answer> show(Visit visit, String id) {
    return jobs.find(visit.account(), visit.region(), id).map(job -> show(visit, job));
  }

  private Answer show(Visit visit, EditingJob job) {
    visit.need(Tab.EDITING.get(), EVERYTHING);
    boolean made = job.state() == EditingJob.State.SUCCESS;
    return new Answer.Page(
        new EditingView(
            job,
            journeys.of(visit, job.jobId()),
            IndentedJson.of(job.order().timeline()),
            Picture.of(job.order().timeline(), source -> length(visit, source)),
            made ? files.playable(visit, job.mediaUrl(), cover(visit, job)) : Optional.empty(),
            made && visit.may("ice:GetMediaInfo", EVERYTHING)
                ? asset(visit, job).map(Asset::mediaId)
                : Optional.empty(),
            visit.may(Tab.EDITING.submit(), EVERYTHING)));
  }

  private Optional<Asset> asset(Visit visit, EditingJob job) {
    return assets.find(visit.account(), Product.IMS, job.mediaId());
  }

  private Optional<String> cover(Visit visit, EditingJob job) {
    return asset(visit, job).flatMap(asset -> asset.details().coverUrl());
  }

  private Optional<Duration> length(Visit visit, MediaRef source) {
    Optional<Asset> found =
        switch (source) {
          case MediaRef.ById(String id) -> assets.find(visit.account(), id);
          case MediaRef.ByUrl(String url) ->
              assets.findByUrl(visit.account(), visit.region(), Product.IMS, url);
        };
    return found.flatMap(Asset::file).flatMap(AssetFile::length);
  }

  private EditingJob need(Visit visit) {
    String id = visit.part("job");
    return jobs.find(visit.account(), visit.region(), id).orElseThrow(() -> Refusal.notFound(id));
  }

  /** Submits the same once more; empty if the job is none that edits. */
  Optional<Answer> again(Visit visit, String id) {
    return jobs.find(visit.account(), visit.region(), id)
        .map(job -> {
          visit.need(Tab.EDITING.submit(), EVERYTHING);
          return switch (jobs.submit(SubmitEditing.like(job.order()))) {
            case SubmitOutcome.Accepted accepted -> submitted(visit, accepted);
            case SubmitOutcome.Refused refused -> {
              Fields fields = fields(job);
              fields.wrong("timeline", words(refused));
              yield form(fields, "jobs/" + id + "/change", Optional.of(id), 422);
            }
          };
        });
  }

  private static Answer submitted(Visit visit, SubmitOutcome.Accepted accepted) {
    visit.changed(Tab.EDITING.submit(), EVERYTHING);
    return new Answer.Elsewhere(visit.path("jobs/" + accepted.jobId() + "?done=job-submitted"));
  }

  private static String words(SubmitOutcome.Refused refused) {
    return refused.message() + " (" + refused.code() + ")";
  }

  /** A form with what the job was submitted by. */
  public Answer change(Visit visit) {
    visit.need(Tab.EDITING.submit(), EVERYTHING);
    EditingJob job = need(visit);
    return form(fields(job), "jobs/" + job.jobId() + "/change", Optional.of(job.jobId()), 200);
  }

  private static Fields fields(EditingJob job) {
    return Fields.of(
        Map.of(
            "timeline",
            IndentedJson.of(job.order().timeline()),
            "output",
            IndentedJson.of(job.order().outputMediaConfig()),
            "user-data",
            job.order().userData().orElse("")));
  }

  /** Submits what stands in the form, to make the rest as the job before. */
  public Answer submitChanged(Visit visit) {
    visit.need(Tab.EDITING.submit(), EVERYTHING);
    EditingJob job = need(visit);
    return submit(
        visit,
        SubmitEditing.like(job.order()),
        "jobs/" + job.jobId() + "/change",
        Optional.of(job.jobId()));
  }

  /** An empty form; {@code media} in the query names an asset to begin with. */
  public Answer begin(Visit visit) {
    visit.need(Tab.EDITING.submit(), EVERYTHING);
    Optional<Asset> asset =
        visit
            .query()
            .find("media")
            .flatMap(id -> assets.find(visit.account(), Product.IMS, id))
            .filter(found -> found.region().equals(visit.region()));
    String clip =
        asset
            .map(found -> "{\"MediaId\":\"" + found.mediaId() + "\"}")
            .orElse("{\"MediaURL\":\"\"}");
    return form(
        Fields.of(
            Map.of(
                "timeline",
                IndentedJson.of(
                    "{\"VideoTracks\":[{\"VideoTrackClips\":[" + clip + "]}],\"AudioTracks\":[]}"),
                "output",
                IndentedJson.of("{\"MediaURL\":\"" + files.fresh(visit, "edits", "mp4") + "\"}"),
                "user-data",
                "")),
        "edit",
        Optional.empty(),
        200);
  }

  /** Submits what stands in the form. */
  public Answer submitNew(Visit visit) {
    visit.need(Tab.EDITING.submit(), EVERYTHING);
    var wish =
        new SubmitEditing(
            visit.account(),
            visit.region(),
            new Script.Timeline(""),
            "",
            Target.OBJECT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return submit(visit, wish, "edit", Optional.empty());
  }

  private Answer submit(Visit visit, SubmitEditing base, String action, Optional<String> job) {
    var wish =
        base.changed(
            visit.form().text("timeline"),
            visit.form().text("output"),
            visit.form().find("user-data"));
    return switch (jobs.submit(wish)) {
      case SubmitOutcome.Accepted accepted -> submitted(visit, accepted);
      case SubmitOutcome.Refused refused -> {
        var fields = new Fields(visit.form());
        fields.wrong(fieldOf(refused.message()), words(refused));
        yield form(fields, action, job, 422);
      }
    };
  }

  /** The field that the sentence speaks of. */
  private static String fieldOf(String sentence) {
    return sentence.contains("OutputMediaConfig")
        ? "output"
        : sentence.contains("UserData") ? "user-data" : "timeline";
  }

  private static Answer form(Fields fields, String action, Optional<String> job, int status) {
    return new Answer.Page(status, new EditingFormView(fields, action, job));
  }
}

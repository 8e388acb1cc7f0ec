package dev.cuepost.console.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.edit.EditorPages;
import dev.cuepost.console.edit.Materials;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.IndentedJson;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Editing jobs: what they make. */
public final class EditingPages {
  private static final String EVERYTHING = "*";

  private final EditingJobs jobs;
  private final Assets assets;
  private final Materials materials;
  private final EditorPages editor;
  private final Journeys journeys;
  private final FileLinks files;

  public EditingPages(
      EditingJobs jobs,
      Assets assets,
      Materials materials,
      EditorPages editor,
      Journeys journeys,
      FileLinks files) {
    this.jobs = jobs;
    this.assets = assets;
    this.materials = materials;
    this.editor = editor;
    this.journeys = journeys;
    this.files = files;
  }

  /** The page of the job of that id, if it is one that edits. */
  Optional<Answer> show(Visit visit, String id) {
    return Arrays.stream(Product.values())
        .flatMap(product -> jobs.find(product, visit.account(), visit.region(), id).stream())
        .findFirst()
        .map(job -> show(visit, job));
  }

  private Answer show(Visit visit, EditingJob job) {
    boolean ims = job.order().product() == Product.IMS;
    visit.need((ims ? Tab.EDITING : Tab.VOD_EDITING).get(), EVERYTHING);
    boolean made = job.state() == EditingJob.State.SUCCESS;
    return new Answer.Page(
        new EditingView(
            job,
            journeys.of(visit, ims ? job.jobId() : job.mediaId()), // VOD tells of its videos
            visit.may("cuepost:GetJobLog", EVERYTHING) ? jobs.log().of(job.jobId()) : List.of(),
            IndentedJson.of(job.order().timeline()),
            Picture.of(job.order().timeline(), source -> materials.length(visit, source)),
            made ? files.playable(visit, job.mediaUrl(), cover(visit, job)) : Optional.empty(),
            ims && made && visit.may("ice:GetMediaInfo", EVERYTHING)
                ? asset(visit, job).map(Asset::mediaId)
                : Optional.empty(),
            ims && visit.may(Tab.EDITING.submit(), EVERYTHING)));
  }

  private Optional<Asset> asset(Visit visit, EditingJob job) {
    return assets.find(visit.account(), job.order().product(), job.mediaId());
  }

  private Optional<String> cover(Visit visit, EditingJob job) {
    return asset(visit, job).flatMap(asset -> asset.details().coverUrl());
  }

  /** Submits the same once more; empty if the job is none that edits. */
  Optional<Answer> again(Visit visit, String id) {
    return jobs.find(visit.account(), visit.region(), id)
        .map(job -> {
          visit.need(Tab.EDITING.submit(), EVERYTHING);
          return switch (jobs.submit(SubmitEditing.like(job.order()))) {
            case SubmitOutcome.Accepted accepted -> submitted(visit, accepted);
            case SubmitOutcome.Refused refused -> editor.refused(visit, job, refused);
          };
        });
  }

  private static Answer submitted(Visit visit, SubmitOutcome.Accepted accepted) {
    visit.changed(Tab.EDITING.submit(), EVERYTHING);
    return new Answer.Elsewhere(visit.path("jobs/" + accepted.jobId() + "?done=job-submitted"));
  }
}

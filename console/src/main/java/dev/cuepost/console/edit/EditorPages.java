package dev.cuepost.console.edit;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.IndentedJson;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.json.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The editor, for something new and for what a job was submitted by. */
public final class EditorPages {
  /** So many assets are put into a new timeline at most. */
  private static final int CHOSEN_MAX = 50;

  private final EditingJobs jobs;
  private final Assets assets;
  private final Materials materials;
  private final FileLinks files;

  public EditorPages(EditingJobs jobs, Assets assets, Materials materials, FileLinks files) {
    this.jobs = jobs;
    this.assets = assets;
    this.materials = materials;
    this.files = files;
  }

  /** Something new; {@code media} in the query names assets to begin with, in their order. */
  public Answer begin(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    List<Asset> chosen =
        visit.query().all("media").stream()
            .distinct()
            .limit(CHOSEN_MAX)
            .flatMap(id -> assets.find(visit.account(), Product.IMS, id).stream())
            .filter(found -> found.region().equals(visit.region()))
            .toList();
    var fields =
        Fields.of(
            Map.of("timeline", FirstTimeline.of(chosen), "output", output(visit), "user-data", ""));
    return show(visit, fields, new Origin.Fresh(), 200);
  }

  /** An output of which nothing is said but a place that is free. */
  String output(Visit visit) {
    return IndentedJson.of("{\"MediaURL\":\"" + files.fresh(visit, "edits", "mp4") + "\"}");
  }

  /** What the job was submitted by. */
  public Answer change(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    EditingJob job = need(visit);
    return show(visit, fields(job), new Origin.OfJob(job.jobId()), 200);
  }

  /** The same, when it was submitted again and refused. */
  public Answer refused(Visit visit, EditingJob job, SubmitOutcome.Refused refused) {
    Fields fields = fields(job);
    fields.wrong("timeline", Submissions.words(refused));
    return show(visit, fields, new Origin.OfJob(job.jobId()), 422);
  }

  private EditingJob need(Visit visit) {
    String id = visit.part("job");
    return jobs.find(visit.account(), visit.region(), id).orElseThrow(() -> Refusal.notFound(id));
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

  /** Submits what stands in the form. */
  public Answer submitNew(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    return submit(visit, Submissions.of(visit), new Origin.Fresh());
  }

  /** Submits what stands in the form, to make the rest as the job before. */
  public Answer submitChanged(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    EditingJob job = need(visit);
    SubmitEditing wish =
        SubmitEditing.like(job.order())
            .changed(
                visit.form().text("timeline"),
                visit.form().text("output"),
                visit.form().find("user-data"));
    return submit(visit, wish, new Origin.OfJob(job.jobId()));
  }

  /** Leads to the job, or back to the form with what is wrong. */
  Answer submit(Visit visit, SubmitEditing wish, Origin origin) {
    return switch (jobs.submit(wish)) {
      case SubmitOutcome.Accepted accepted -> {
        visit.changed(Submissions.SUBMIT, Submissions.EVERYTHING);
        yield new Answer.Elsewhere(visit.path("jobs/" + accepted.jobId() + "?done=job-submitted"));
      }
      case SubmitOutcome.Refused refused -> {
        var fields = new Fields(visit.form());
        fields.wrong(Submissions.fieldOf(refused.message()), Submissions.words(refused));
        yield show(visit, fields, origin, 422);
      }
    };
  }

  Answer show(Visit visit, Fields fields, Origin origin, int status) {
    List<Asset> newest = materials.newest(visit);
    String keep = origin instanceof Origin.OfProject ? ProjectPages.UPDATE : ProjectPages.CREATE;
    return new Answer.Page(
        status,
        new EditorView(
            fields,
            origin,
            materials.told(visit, newest, sources(fields.value("timeline"))).toString(),
            newest.stream().map(Materials::offer).toList(),
            visit.may(keep, Submissions.EVERYTHING)));
  }

  /** What a timeline names, as far as it can be read. */
  static Collection<MediaRef> sources(String timeline) {
    return Timeline.read(timeline) instanceof Verdict.Accepted<Timeline>(Timeline read, _)
        ? new ArrayList<>(read.sources())
        : Set.of();
  }
}

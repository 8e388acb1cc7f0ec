package dev.cuepost.console.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.file.Playable;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.IndentedJson;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.job.GroupKind;
import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.work.JobLog;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Jobs that process media, alone and in groups. */
public final class ProcessPages {
  private static final String EVERYTHING = "*";
  private static final int FILES = 12;

  private final ProcessJobs jobs;
  private final JobLog logs;
  private final Journeys journeys;
  private final FileLinks files;

  public ProcessPages(ProcessJobs jobs, JobLog logs, Journeys journeys, FileLinks files) {
    this.jobs = jobs;
    this.logs = logs;
    this.journeys = journeys;
    this.files = files;
  }

  private static Owner owner(Visit visit, Product product) {
    return new Owner(product, visit.account(), visit.region());
  }

  /** The page of the job or the group of that id, if there is one. */
  Optional<Answer> show(Visit visit, String id) {
    return Arrays.stream(Product.values())
        .map(product -> owner(visit, product))
        .flatMap(owner ->
            jobs
                .find(owner, id)
                .map(job -> show(visit, job))
                .or(() -> jobs.findGroup(owner, id).map(group -> show(visit, group)))
                .stream())
        .findFirst();
  }

  private Answer show(Visit visit, ProcessJob job) {
    Tab tab = Tab.of(job.owner().product(), job.kind());
    visit.need(tab.get(), EVERYTHING);
    List<ObjectName> made = job.files();
    List<Playable> shown =
        made.stream().limit(FILES).flatMap(name -> files.playable(visit, name).stream()).toList();
    return new Answer.Page(
        new ProcessView(
            job,
            journeys.of(visit, job.jobId()),
            visit.may("cuepost:GetJobLog", EVERYTHING) ? logs.of(job.jobId()) : List.of(),
            IndentedJson.of(job.order().config()),
            job.result().flatMap(Result::meta).map(IndentedJson::of).orElse(""),
            shown,
            Math.max(0, made.size() - FILES),
            tab.product() == Product.IMS
                && job.group().isEmpty()
                && visit.may(tab.submit(), EVERYTHING)));
  }

  private Answer show(Visit visit, JobGroup group) {
    visit.need(get(group.kind()), EVERYTHING);
    return new Answer.Page(
        new GroupView(
            group,
            journeys.of(visit, group.groupId()),
            IndentedJson.of(group.request()),
            group.kind() != GroupKind.STREAMS && visit.may(submit(group.kind()), EVERYTHING)));
  }

  private static String get(GroupKind kind) {
    return switch (kind) {
      case CONVERT -> "ice:GetMediaConvertJob";
      case TRANSCODE -> Tab.TRANSCODE.get();
      case STREAMS -> Tab.VOD_TRANSCODE.get();
    };
  }

  private static String submit(GroupKind kind) {
    return kind == GroupKind.CONVERT ? "ice:SubmitMediaConvertJob" : Tab.TRANSCODE.submit();
  }

  /** Submits the same of IMS once more; empty if there is no such job. */
  Optional<Answer> again(Visit visit, String id) {
    Owner owner = owner(visit, Product.IMS);
    Optional<ProcessJob> job = jobs.find(owner, id);
    if (job.isPresent()) {
      String submit = Tab.of(Product.IMS, job.get().kind()).submit();
      visit.need(submit, EVERYTHING);
      return jobs.again(owner, id).map(next -> submitted(visit, submit, next.jobId()));
    }
    return jobs.findGroup(owner, id).flatMap(group -> again(visit, group));
  }

  private Optional<Answer> again(Visit visit, JobGroup group) {
    String submit = submit(group.kind());
    visit.need(submit, EVERYTHING);
    return jobs.groupAgain(owner(visit, Product.IMS), group.groupId())
        .map(verdict ->
            switch (verdict) {
              case Verdict.Accepted<JobGroup>(JobGroup next, _) ->
                  submitted(visit, submit, next.groupId());
              case Verdict.Rejected<JobGroup>(Rejection _) ->
                  new Answer.Elsewhere(
                      visit.path("jobs/" + group.groupId() + "?failed=job-refused"));
            });
  }

  private static Answer submitted(Visit visit, String action, String id) {
    visit.changed(action, EVERYTHING);
    return new Answer.Elsewhere(visit.path("jobs/" + id + "?done=job-submitted"));
  }
}

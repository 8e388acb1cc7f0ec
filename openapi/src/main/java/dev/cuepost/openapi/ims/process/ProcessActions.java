package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.upload.ReadUrls;
import java.util.ArrayList;
import java.util.List;

/** The operations of processing. */
public final class ProcessActions {
  private ProcessActions() {}

  public static List<Action> all(
      Processing processing, MediaUrls urls, ObjectEndpoints endpoints, ReadUrls reads) {
    ProcessJobs jobs = processing.jobs();
    Templates templates = processing.templates();
    var answers = new JobAnswers(urls, endpoints);
    var transcodes = new TranscodeAnswers(answers);
    var conversions = new ConvertAnswers(answers);
    List<Action> actions =
        new ArrayList<>(
            List.of(
                new SubmitTranscodeJob(jobs, transcodes),
                new GetTranscodeJob(jobs, transcodes),
                new ListTranscodeJobs(jobs, transcodes),
                new SubmitPictureJob("SubmitSnapshotJob", jobs::snapshot),
                new GetJob(
                    "GetSnapshotJob", JobKind.SNAPSHOT, jobs, (job, _) -> answers.snapshot(job)),
                new ListJobs(
                    "ListSnapshotJobs", JobKind.SNAPSHOT, jobs, (job, _) -> answers.snapshot(job)),
                new GetSnapshotUrls(jobs, endpoints, reads),
                new SubmitPictureJob("SubmitDynamicImageJob", jobs::dynamicImage),
                new GetJob(
                    "GetDynamicImageJob",
                    JobKind.DYNAMIC_IMAGE,
                    jobs,
                    (job, _) -> answers.dynamicImage(job)),
                new ListJobs(
                    "ListDynamicImageJobs",
                    JobKind.DYNAMIC_IMAGE,
                    jobs,
                    (job, _) -> answers.dynamicImage(job)),
                new SubmitMediaInfoJob("SubmitMediaInfoJob", jobs::mediaInfo, answers),
                new SubmitMediaInfoJob("SubmitSyncMediaInfoJob", jobs::mediaInfoNow, answers),
                new GetJob("GetMediaInfoJob", JobKind.MEDIA_INFO, jobs, answers::mediaInfo),
                new ListJobs("ListMediaInfoJobs", JobKind.MEDIA_INFO, jobs, answers::mediaInfo),
                new SubmitPackageJob(jobs),
                new GetJob(
                    "GetPackageJob", JobKind.PACKAGE, jobs, (job, _) -> answers.packaged(job)),
                new ListPackageJobs(jobs, answers),
                new SubmitMediaConvertJob(jobs, conversions),
                new GetMediaConvertJob(jobs, conversions),
                new ListMediaConvertJobs(jobs, conversions),
                new DnaActions.SubmitDNAJob(jobs),
                new DnaActions.QueryDNAJobList(jobs),
                new SmarttagActions.SubmitSmarttagJob(jobs),
                new SmarttagActions.QuerySmarttagJob(jobs),
                new CensorActions.SubmitMediaCensorJob(jobs),
                new CensorActions.QueryMediaCensorJobDetail(jobs),
                new CensorActions.QueryMediaCensorJobList(jobs),
                new CreateCustomTemplate(templates),
                new GetCustomTemplate(templates),
                new UpdateCustomTemplate(templates),
                new DeleteCustomTemplate(templates),
                new ListCustomTemplates(templates),
                new SetDefaultCustomTemplate(templates),
                new GetSystemTemplate(),
                new ListSystemTemplates()));
    actions.addAll(SmartJobActions.all(jobs));
    actions.addAll(PipelineActions.all(processing));
    return actions;
  }
}

package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.process.dna.DnaDb;
import dev.cuepost.media.process.dna.DnaLibrary;
import dev.cuepost.media.process.job.DnaWish;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looking for copies. Source: SDK ice-20201109, SubmitDNAJob and QueryDNAJobList. */
final class DnaActions {
  private static final Parameter<String> INPUT = Parameter.required("Input", ParameterType.text());
  private static final Parameter<String> DB_ID =
      Parameter.required("DBId", words(DnaDb.LONGEST_ID));
  private static final Parameter<String> PRIMARY_KEY =
      Parameter.required("PrimaryKey", words(DnaLibrary.LONGEST_KEY));
  private static final Parameter<String> TEMPLATE_ID =
      Parameter.optional("TemplateId", ParameterType.text(64));
  private static final Parameter<String> CONFIG =
      Parameter.optional("Config", ParameterType.text(4_096));
  private static final Parameter<String> PIPELINE_ID =
      Parameter.optional("PipelineId", ParameterType.text(64));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(128));
  private static final Parameter<String> JOB_IDS =
      Parameter.required("JobIds", ParameterType.text(2_048));

  private DnaActions() {}

  private static ParameterType<String> words(int most) {
    return new ParameterType<>(
        "has 1 to %d characters".formatted(most),
        text -> Optional.of(text).filter(t -> !t.isBlank() && t.length() <= most));
  }

  /** Starts a job. */
  record SubmitDNAJob(ProcessJobs jobs) implements Action {
    @Override
    public String name() {
      return "SubmitDNAJob";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(INPUT, DB_ID, PRIMARY_KEY, TEMPLATE_ID, CONFIG, PIPELINE_ID, USER_DATA);
    }

    @Override
    public Fields answer(Call call) throws Refusal {
      var submission =
          new Submission(
              JobParameters.owner(call),
              Optional.empty(),
              call.find(USER_DATA),
              call.find(PIPELINE_ID)
                  .filter(id -> id.matches("[A-Za-z0-9-]+"))
                  .map("{\"PipelineId\":\"%s\"}"::formatted),
              Optional.empty());
      return new Fields()
          .text(
              "JobId",
              JobParameters.accepted(
                      jobs.dna(
                          submission,
                          new DnaWish(
                              call.get(INPUT),
                              call.get(DB_ID),
                              call.get(PRIMARY_KEY),
                              call.find(TEMPLATE_ID),
                              call.find(CONFIG))))
                  .jobId());
    }
  }

  /** Tells how jobs stand. */
  record QueryDNAJobList(ProcessJobs jobs) implements Action {
    @Override
    public String name() {
      return "QueryDNAJobList";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(JOB_IDS);
    }

    @Override
    public Fields answer(Call call) {
      List<Fields> told = new ArrayList<>();
      List<Value.Text> absent = new ArrayList<>();
      for (String id : List.of(call.get(JOB_IDS).split(",", -1))) {
        jobs.find(JobParameters.owner(call), JobKind.DNA, id.strip())
            .ifPresentOrElse(
                job -> told.add(told(job)), () -> absent.add(new Value.Text(id.strip())));
      }
      return new Fields().items("JobList", told).items("NonExistJobIds", absent);
    }

    private static Fields told(ProcessJob job) {
      return new Fields()
          .text("Id", job.jobId())
          .text("Status", JobAnswers.status(job.state()))
          .text("DBId", JsonFields.text(job.order().config(), "DBId"))
          .text("PrimaryKey", JsonFields.text(job.order().config(), "PrimaryKey"))
          .fields("Input", JobAnswers.named(job.order().inputs().getFirst()))
          .text("DNAResult", job.result().flatMap(Result::meta))
          .text("PipelineId", job.schedule().pipelineId())
          .text("UserData", job.order().userData())
          .text("CreationTime", WireTime.of(job.createdAt()))
          .text("FinishTime", job.finishedAt().map(WireTime::of))
          .text("Code", job.failure().map(Failure::code))
          .text("Message", job.failure().map(Failure::message));
    }
  }
}

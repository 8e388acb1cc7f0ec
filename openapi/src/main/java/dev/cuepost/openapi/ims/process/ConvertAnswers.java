package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.WireTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conversions as they are told. */
final class ConvertAnswers {
  private static final Set<String> WHOLES = Set.of("Priority");

  private final JobAnswers answers;

  ConvertAnswers(JobAnswers answers) {
    this.answers = answers;
  }

  /**
   * With all its outputs.
   *
   * @param requestId of the call that is answered
   */
  Fields full(JobGroup whole, String requestId) {
    List<Fields> single = new ArrayList<>();
    Map<String, List<ProcessJob>> groups = new LinkedHashMap<>();
    for (ProcessJob job : whole.jobs()) {
      String group = shown(job, "Group");
      if (group.isEmpty()) {
        single.add(output(job));
      } else {
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(job);
      }
    }
    List<Fields> grouped = new ArrayList<>();
    groups.forEach((name, jobs) -> grouped.add(group(name, jobs)));
    return brief(whole, requestId)
        .whole("Percent", whole.percent())
        .items("OutputDetails", single)
        .items("OutputGroupDetails", grouped);
  }

  /** As lists have it. */
  Fields brief(JobGroup whole, String requestId) {
    Optional<Failure> failure =
        whole.state() == JobState.FAIL ? whole.jobs().getFirst().failure() : Optional.empty();
    return new Fields()
        .text("JobId", whole.groupId())
        .text("RequestId", requestId)
        .text("State", state(whole.state()))
        .text("Code", failure.map(Failure::code))
        .text("Message", failure.map(Failure::message))
        .fields("Config", JsonFields.echo(whole.request(), WHOLES, Set.of()))
        .text("ClientToken", whole.clientToken())
        .text("PipelineId", whole.schedule().pipelineId())
        .text("UserData", whole.userData())
        .text("CreateTime", WireTime.of(whole.createdAt()))
        .text("FinishTime", whole.finishedAt().map(WireTime::of));
  }

  /** A group is there once its playlist is, which is its last job. */
  private Fields group(String name, List<ProcessJob> jobs) {
    ProcessJob manifest = jobs.getLast();
    return told(name, manifest)
        .items(
            "Outputs",
            jobs.stream().filter(job -> job.kind() != JobKind.PACKAGE).map(this::output).toList());
  }

  private Fields output(ProcessJob job) {
    Fields fields = told(shown(job, "Name"), job);
    Optional<String> url = answers.mainUrl(job);
    if (url.isEmpty()) {
      return fields;
    }
    Fields result =
        new Fields()
            .fields(
                "OutputFile",
                job.order()
                    .output()
                    .map(JobAnswers::named)
                    .orElseGet(Fields::new)
                    .text("Url", url));
    job.result()
        .flatMap(Result::meta)
        .ifPresent(meta -> result.fields("OutFileMeta", JsonFields.of(meta)));
    return fields.fields("Result", result);
  }

  private static Fields told(String name, ProcessJob job) {
    return new Fields()
        .text("Name", name)
        .text("TaskId", job.jobId())
        .text("Status", state(job.state()))
        .text("Code", job.failure().map(Failure::code))
        .text("Message", job.failure().map(Failure::message))
        .text("CreateTime", WireTime.of(job.createdAt()))
        .text("FinishTime", job.finishedAt().map(WireTime::of));
  }

  private static String shown(ProcessJob job, String member) {
    return JsonFields.text(job.order().shown(), member);
  }

  private static String state(JobState state) {
    return switch (state) {
      case WAITING -> "Scheduled";
      case INIT -> "Init";
      case PROCESSING -> "Running";
      case SUCCESS -> "Success";
      case FAIL -> "Failed";
    };
  }
}

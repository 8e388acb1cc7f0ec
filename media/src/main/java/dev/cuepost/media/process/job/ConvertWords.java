package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.ims.ConvertStatus;
import dev.cuepost.callback.event.ims.ConvertedOutput;
import dev.cuepost.callback.event.ims.ConvertedOutputGroup;
import dev.cuepost.callback.event.ims.FileType;
import dev.cuepost.callback.event.ims.MediaConvertComplete;
import dev.cuepost.callback.event.ims.MediaConvertOutputComplete;
import dev.cuepost.callback.event.ims.MediaConvertOutputGroupComplete;
import dev.cuepost.callback.event.ims.MediaFile;
import dev.cuepost.media.store.ObjectEndpoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ends of conversions as IMS tells them. */
record ConvertWords(ObjectEndpoints endpoints) {
  List<EventBody> ended(ProcessJob job, JobGroup whole) {
    List<EventBody> told = new ArrayList<>();
    if (job.kind() != JobKind.PACKAGE) {
      told.add(new MediaConvertOutputComplete(whole.groupId(), output(job), whole.userData()));
    }
    String group = ConvertPlace.of(job).group();
    List<ProcessJob> jobs = groups(whole).getOrDefault(group, List.of());
    if (!jobs.isEmpty() && jobs.stream().allMatch(other -> other.state().ended())) {
      told.add(
          new MediaConvertOutputGroupComplete(
              whole.groupId(), outputs(group, jobs), whole.userData()));
    }
    return told;
  }

  EventBody ended(JobGroup whole) {
    return new MediaConvertComplete(
        whole.groupId(),
        new JsonText(whole.request()),
        whole.jobs().stream()
            .filter(job -> ConvertPlace.of(job).group().isEmpty())
            .map(this::output)
            .toList(),
        groups(whole).entrySet().stream()
            .map(group -> outputs(group.getKey(), group.getValue()))
            .toList(),
        whole.clientToken(),
        Optional.of(whole.schedule().pipelineId()),
        whole.userData(),
        whole.createdAt(),
        whole.finishedAt().orElseThrow(),
        whole.state() == JobState.SUCCESS ? Optional.empty() : whole.jobs().getFirst().failure());
  }

  /** The jobs of each group of outputs, in the order of the request. */
  private static Map<String, List<ProcessJob>> groups(JobGroup whole) {
    Map<String, List<ProcessJob>> groups =
        whole.jobs().stream()
            .collect(
                Collectors.groupingBy(
                    job -> ConvertPlace.of(job).group(), LinkedHashMap::new, Collectors.toList()));
    groups.remove("");
    return groups;
  }

  /** A group is there once its playlist is. */
  private ConvertedOutputGroup outputs(String name, List<ProcessJob> jobs) {
    ProcessJob manifest = jobs.getLast();
    return new ConvertedOutputGroup(
        name,
        manifest.jobId(),
        status(manifest),
        jobs.stream().filter(job -> job.kind() != JobKind.PACKAGE).map(this::output).toList(),
        manifest.createdAt(),
        manifest.finishedAt().orElseThrow(),
        manifest.failure());
  }

  private ConvertedOutput output(ProcessJob job) {
    return new ConvertedOutput(
        ConvertPlace.of(job).name(),
        job.jobId(),
        status(job),
        job.mainFile()
            .map(endpoints::url)
            .map(url ->
                new ConvertedOutput.Result(
                    file(job.order().output().orElseThrow()),
                    url,
                    job.result().flatMap(Result::meta).map(JsonText::new))),
        job.createdAt(),
        job.finishedAt().orElseThrow(),
        job.failure());
  }

  private static ConvertStatus status(ProcessJob job) {
    return job.state() == JobState.SUCCESS ? ConvertStatus.SUCCESS : ConvertStatus.FAILED;
  }

  private static MediaFile file(NamedFile file) {
    return new MediaFile(
        file.type() == NamedFile.Type.OSS ? FileType.OSS : FileType.MEDIA, file.media());
  }
}

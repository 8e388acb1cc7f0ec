package dev.cuepost.openapi.ims;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.upload.Members;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code AiRoughData} of an asset: what the last SubmitSmarttagJob that named it has found. Source:
 * SDK ice-20201109, GetMediaInfo.
 *
 * @param jobs the last such job of an asset
 */
record SmartTags(Function<Asset, Optional<ProcessJob>> jobs) {
  /** A JSON object that says whether what was found is told as text. */
  static final Parameter<String> DETAILED =
      Parameter.optional("ReturnDetailedInfo", ParameterType.text(1_024));

  private static final String JOB = "AiRoughData.StandardSmartTagJob";
  private static final int LONGEST_FLAG = 5;

  /**
   * The member, unless nobody has asked what is in the asset. Results lie in no file, so that they
   * have no address either: who does not ask for the text sees that they are there.
   *
   * @throws Refusal if the parameter breaks its rule
   */
  Fields of(Asset asset, Call call) throws Refusal {
    boolean detailed = detailed(call);
    return jobs.apply(asset)
        .map(job ->
            new Fields()
                .fields(
                    "AiRoughData", new Fields().fields("StandardSmartTagJob", told(job, detailed))))
        .orElseGet(Fields::new);
  }

  /** {@code AiData} of an asset: the labels and the texts that the last such job has found. */
  Fields data(Asset asset) {
    return jobs.apply(asset)
        .flatMap(ProcessJob::result)
        .flatMap(Result::meta)
        .map(found -> new Fields().fields("AiData", TagAnswer.of(found)))
        .orElseGet(Fields::new);
  }

  private static boolean detailed(Call call) throws Refusal {
    Optional<String> text = call.find(DETAILED);
    if (text.isEmpty()) {
      return false;
    }
    Members members = Members.read(DETAILED.name(), text.get());
    String flag = members.text(JOB, LONGEST_FLAG).orElse("false");
    if (!Set.of("true", "false").contains(flag)) {
      throw members.wrong(JOB, "must be true or false");
    }
    return Boolean.parseBoolean(flag);
  }

  private static Fields told(ProcessJob job, boolean detailed) {
    Fields fields = new Fields().text("AiJobId", job.jobId()).text("Status", status(job.state()));
    Optional<String> found = job.result().flatMap(Result::meta).filter(_ -> detailed);
    found.ifPresent(json -> fields.items("Results", JsonFields.list(json, "Result")));
    return fields;
  }

  private static String status(JobState state) {
    return switch (state) {
      case WAITING, INIT, PROCESSING -> "Analyzing";
      case SUCCESS -> "AnalyzeSuccess";
      case FAIL -> "AnalyzeFailed";
    };
  }
}

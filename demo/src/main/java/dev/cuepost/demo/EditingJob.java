package dev.cuepost.demo;

import com.aliyun.ice20201109.models.SubmitMediaProducingJobRequest;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teautil.models.RuntimeOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A job on the server, followed to its end. */
public record EditingJob(com.aliyun.ice20201109.Client ims, String jobId) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long POLL_MILLIS = 200;

  /**
   * Submits the job of a film of 1280x720.
   *
   * @param notifyAddress queue name or URL that hears of the job's end
   */
  public static EditingJob submit(
      com.aliyun.ice20201109.Client ims, String timeline, String mediaUrl, String notifyAddress)
      throws Exception {
    var output =
        JSON.createObjectNode().put("MediaURL", mediaUrl).put("Width", 1280).put("Height", 720);
    return submit(ims, timeline, output, notifyAddress);
  }

  /**
   * Submits the job.
   *
   * @param output what the film is to be and where it goes, as OutputMediaConfig has it
   * @param notifyAddress queue name or URL that hears of the job's end
   */
  public static EditingJob submit(
      com.aliyun.ice20201109.Client ims, String timeline, ObjectNode output, String notifyAddress)
      throws Exception {
    var request =
        new SubmitMediaProducingJobRequest()
            .setTimeline(timeline)
            .setOutputMediaConfig(output.toString())
            .setUserData(JSON.createObjectNode().put("NotifyAddress", notifyAddress).toString());
    return new EditingJob(ims, ims.submitMediaProducingJob(request).getBody().getJobId());
  }

  /**
   * Shows a progress bar until the job has ended.
   *
   * @return the job as GetMediaProducingJob tells it then
   */
  public JsonNode follow(String title) throws Exception {
    try (var bar =
        new ProgressBarBuilder()
            .setTaskName(title)
            .setInitialMax(100)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(100)
            .setMaxRenderedLength(100)
            .build()) {
      while (true) {
        JsonNode job = get();
        bar.stepTo(job.path("Progress").asInt());
        String status = job.path("Status").asText();
        if (status.equals("Success") || status.equals("Failed")) {
          return job;
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /**
   * The job as it stands: GetMediaProducingJob through the client's untyped call, because the typed
   * answer of this version of the client has no field for the progress.
   */
  public JsonNode get() throws Exception {
    var request = new OpenApiRequest().setQuery(Map.of("JobId", jobId));
    Map<String, ?> answer =
        ims.doRPCRequest(
            "GetMediaProducingJob",
            "2020-11-09",
            "HTTP",
            "POST",
            "AK",
            "json",
            request,
            new RuntimeOptions());
    return JSON.valueToTree(answer.get("body")).path("MediaProducingJob");
  }
}

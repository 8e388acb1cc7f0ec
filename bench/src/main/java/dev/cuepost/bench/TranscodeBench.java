package dev.cuepost.bench;

import com.aliyun.ice20201109.models.CreateCustomTemplateRequest;
import com.aliyun.ice20201109.models.SetEventCallbackRequest;
import com.aliyun.ice20201109.models.SubmitTranscodeJobRequest;
import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.QueueMeta;
import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.demo.Clients;
import dev.cuepost.demo.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Transcoding: seconds from the submission to the callback's arrival in the queue, of one job and
 * of four at once. Baseline: the same files by FFmpeg commands written by hand with the same
 * encoder settings; for four, the best of one after the other, two at a time and all at once.
 */
@Command(name = "transcode", description = "transcoding jobs beside hand-written ffmpeg commands")
final class TranscodeBench implements Callable<Integer> {
  private static final String QUEUE = "ice-callback-bench";
  private static final int AT_ONCE = 4;
  private static final String TEMPLATE =
      """
      {"Container":{"Format":"mp4"},"Video":{"Codec":"H.264","Crf":"23","Preset":"medium"},\
      "Audio":{"Codec":"AAC","Bitrate":"128","Samplerate":"44100","Channels":"2"}}\
      """;

  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--rounds", defaultValue = "5", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "length of the clip (default: ${DEFAULT-VALUE})")
  private int seconds = 20;

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("cuepost-bench");
    Path clip = clip(directory);
    var job = new Rounds();
    var byHand = new Rounds();
    var jobs = new Rounds();
    var schedule = new Rounds();
    List<String> options =
        List.of("--data", directory.resolve("data").toString(), "--port", "0", "--oss-port", "0");
    try (var running = ServerProcess.start(server, options, directory.resolve("log"));
        var clients = new Clients(running)) {
      String template = prepare(clients, clip);
      for (int round = -1; round < rounds; round++) {
        double ours = jobs(clients, template, 1);
        double hand = byHand(clip, directory, 1, 1);
        double four = jobs(clients, template, AT_ONCE);
        double best = Double.MAX_VALUE;
        for (int together : List.of(1, 2, AT_ONCE)) {
          best = Math.min(best, byHand(clip, directory, AT_ONCE, together));
        }
        if (round >= 0) { // the first round warms up
          job.add(ours);
          byHand.add(hand);
          jobs.add(AT_ONCE / four);
          schedule.add(AT_ONCE / best);
        }
      }
    }
    System.out.println("one job:          " + job.line("s"));
    System.out.println("by hand:          " + byHand.line("s"));
    System.out.println("four at once:     " + jobs.line("jobs/s"));
    System.out.println("best by hand:     " + schedule.line("jobs/s"));
    System.out.println(
        Table.of(
            List.of(
                Row.ratio(
                    "one job, submission to callback",
                    "s",
                    job,
                    "ffmpeg by hand",
                    byHand,
                    new Target.AtMost(1.05)),
                Row.ratio(
                    "four jobs at once",
                    "jobs/s",
                    jobs,
                    "best hand-made schedule",
                    schedule,
                    new Target.AtLeast(0.95)))));
    return 0;
  }

  private Path clip(Path directory) throws Exception {
    Path clip = directory.resolve("clip.mp4");
    run(
        "-f",
        "lavfi",
        "-i",
        "mandelbrot=size=1280x720:rate=25",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=440",
        "-t",
        Integer.toString(seconds),
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        clip.toString());
    return clip;
  }

  private static String prepare(Clients clients, Path clip) throws Exception {
    clients.queues().getQueueRef(QUEUE).create(new QueueMeta());
    clients
        .ims()
        .setEventCallback(
            new SetEventCallbackRequest()
                .setCallbackType("MNS")
                .setCallbackQueueName(QUEUE)
                .setEventTypeList("TranscodeParentComplete"));
    clients.objects().putObject("demo", "clip.mp4", clip.toFile());
    return clients
        .ims()
        .createCustomTemplate(
            new CreateCustomTemplateRequest()
                .setName("bench")
                .setType(1)
                .setTemplateConfig(TEMPLATE))
        .getBody()
        .getCustomTemplate()
        .getTemplateId();
  }

  private static double jobs(Clients clients, String template, int count) throws Exception {
    long begun = System.nanoTime();
    for (int job = 0; job < count; job++) {
      clients.ims().submitTranscodeJob(request(template));
    }
    var queue = new CallbackQueue(clients.queues().getQueueRef(QUEUE));
    for (int told = 0; told < count; ) {
      for (Message message : queue.receive(AT_ONCE)) {
        if (!message.getMessageBody().contains("\"Status\":\"Success\"")) {
          throw new IllegalStateException("a job failed: " + message.getMessageBody());
        }
        queue.delete(message);
        told++;
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static SubmitTranscodeJobRequest request(String template) {
    var input =
        new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestInputGroup()
            .setType("OSS")
            .setMedia("oss://demo/clip.mp4");
    var output =
        new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroupOutput()
            .setType("OSS")
            .setMedia("oss://demo/out/{JobId}.mp4");
    var transcode =
        new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroupProcessConfigTranscode()
            .setTemplateId(template);
    var process =
        new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroupProcessConfig()
            .setTranscode(transcode);
    return new SubmitTranscodeJobRequest()
        .setInputGroup(List.of(input))
        .setOutputGroup(
            List.of(
                new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroup()
                    .setOutput(output)
                    .setProcessConfig(process)));
  }

  /** So many runs, so many of them at a time. */
  private static double byHand(Path clip, Path directory, int runs, int together) throws Exception {
    long begun = System.nanoTime();
    for (int done = 0; done < runs; done += together) {
      List<Process> running = new ArrayList<>();
      for (int run = done; run < Math.min(runs, done + together); run++) {
        running.add(
            start(
                "-i",
                clip.toString(),
                "-c:v",
                "libx264",
                "-preset",
                "medium",
                "-crf",
                "23",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "250",
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                "-ar",
                "44100",
                "-ac",
                "2",
                "-movflags",
                "+faststart",
                directory.resolve("by-hand-" + run + ".mp4").toString()));
      }
      for (Process process : running) {
        finish(process);
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void run(String... words) throws Exception {
    finish(start(words));
  }

  private static Process start(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static void finish(Process process) throws InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException("ffmpeg failed");
    }
  }
}

package dev.cuepost.demo;

import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.QueueMeta;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.demo.SourceFile.Kind;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The main job from request to callback, step by step; a step that is not seen is a failure. */
final class Tour {
  private static final String QUEUE = "ice-callback-demo";
  private static final String BUCKET = "demo";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> server;
  private final Ffmpeg ffmpeg;
  private final List<Path> files;
  private final PrintStream out;

  Tour(List<String> server, Ffmpeg ffmpeg, List<Path> files, PrintStream out) {
    this.server = server;
    this.ffmpeg = ffmpeg;
    this.files = files;
    this.out = out;
  }

  /**
   * Walks through all the steps.
   *
   * @param directory where the server's data, its log and the films go
   */
  void run(Path directory) throws Exception {
    Path log = directory.resolve("server.log");
    List<String> options =
        List.of("--data", directory.resolve("data").toString(), "--port", "0", "--oss-port", "0");
    try (var running = ServerProcess.start(server, options, log);
        var clients = new Clients(running);
        var receiver = new CallbackReceiver()) {
      step(
          "server ready after %s s at %s, objects at %s",
          running.readySeconds(), running.api(), running.objects());

      CloudQueue queue = clients.queues().getQueueRef(QUEUE);
      queue.create(new QueueMeta());
      step("queue %s created with aliyun-sdk-mns", QUEUE);

      Edit edit = upload(clients, running.objects(), sources(directory));

      render(clients, edit, running.objects(), "by-queue", QUEUE);
      JsonNode byQueue = take(queue);
      tell("received from the queue", byQueue);
      inspect(byQueue, directory.resolve("by-queue.mp4"));

      render(clients, edit, running.objects(), "by-http", receiver.url());
      JsonNode byHttp =
          JSON.readTree(
              receiver
                  .next(Duration.ofSeconds(30))
                  .orElseThrow(() -> new DemoFailure("no callback came over HTTP in 30 s")));
      tell("received over HTTP", byHttp);
      inspect(byHttp, directory.resolve("by-http.mp4"));

      failOnPurpose(clients, running.objects(), queue);
      out.println("\nEvery step was seen.");
    }
  }

  private List<SourceFile> sources(Path directory) throws Exception {
    List<SourceFile> given = new ArrayList<>(files.stream().map(SourceFile::of).toList());
    for (Kind kind : Kind.values()) {
      if (given.stream().noneMatch(file -> file.kind() == kind)) {
        List<SourceFile> made =
            ffmpeg.makeClips(Files.createDirectories(directory.resolve("clips"))).stream()
                .map(SourceFile::of)
                .filter(file -> file.kind() == kind)
                .toList();
        given.addAll(made);
      }
    }
    return given;
  }

  /** Puts the files into the bucket; videos are cut to at most three seconds each. */
  private Edit upload(Clients clients, URI objects, List<SourceFile> sources) throws Exception {
    List<Edit.Cut> videos = new ArrayList<>();
    List<String> pictures = new ArrayList<>();
    List<String> music = new ArrayList<>();
    for (SourceFile source : sources) {
      String key = "sources/" + source.path().getFileName();
      clients.objects().putObject(BUCKET, key, source.path().toFile());
      step("uploaded %s: %s", key, ffmpeg.describe(source.path()));
      String url = url(objects, key);
      switch (source.kind()) {
        case PICTURE -> pictures.add(url);
        case SOUND -> music.add(url);
        case VIDEO -> videos.add(cut(url, ffmpeg.seconds(source.path()).orElse(0.0), 0.25));
      }
    }
    if (videos.size() == 1) {
      videos.add(cut(videos.getFirst().url(), videos.getFirst().out() / 0.75, 0.5));
    }
    return new Edit(videos, pictures, music.subList(0, Math.min(1, music.size())));
  }

  private static Edit.Cut cut(String url, double seconds, double from) {
    double in = round(Math.min(seconds * from, 10));
    return new Edit.Cut(url, in, round(Math.min(in + 3, Math.max(in + 0.5, seconds * 0.75))));
  }

  private static double round(double seconds) {
    return Math.round(seconds * 100) / 100.0;
  }

  private void render(Clients clients, Edit edit, URI objects, String name, String notifyAddress)
      throws Exception {
    String url = url(objects, "films/" + name + ".mp4");
    var job = EditingJob.submit(clients.ims(), edit.timeline(), url, notifyAddress);
    step(
        "job %s submitted with ice20201109: %.2f s, callback to %s",
        job.jobId(), edit.seconds(), notifyAddress);
    JsonNode ended = job.follow("rendering");
    if (!ended.path("Status").asText().equals("Success")) {
      throw new DemoFailure("the job must end in Success, it ended as " + ended);
    }
  }

  private JsonNode take(CloudQueue queue) throws Exception {
    List<Message> messages = queue.batchPopMessage(10, 30);
    if (messages == null) {
      throw new DemoFailure("no callback came to the queue %s in 30 s".formatted(QUEUE));
    }
    Message message = messages.getFirst();
    queue.deleteMessage(message.getReceiptHandle());
    return JSON.readTree(message.getMessageBody());
  }

  private void tell(String how, JsonNode event) {
    JsonNode body = event.path("MessageBody");
    step("%s %s:", event.path("EventType").asText(), how);
    for (String field : List.of("ProjectId", "JobId", "Status", "MediaId", "MediaURL")) {
      out.printf(Locale.ROOT, "      %-9s %s%n", field, body.path(field).asText());
    }
  }

  private void inspect(JsonNode event, Path copy) throws Exception {
    JsonNode body = event.path("MessageBody");
    if (!body.path("Status").asText().equals("Success")) {
      throw new DemoFailure("the event must tell Success, it is " + event);
    }
    try (InputStream film = URI.create(body.path("MediaURL").asText()).toURL().openStream()) {
      Files.copy(film, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    step("fetched the film: %s", ffmpeg.describe(copy));
  }

  /** A source that does not exist: the job must end in Failed and the event must tell its code. */
  private void failOnPurpose(Clients clients, URI objects, CloudQueue queue) throws Exception {
    var edit =
        new Edit(
            List.of(new Edit.Cut(url(objects, "sources/does-not-exist.mp4"), 0, 2)),
            List.of(),
            List.of());
    var job =
        EditingJob.submit(clients.ims(), edit.timeline(), url(objects, "films/never.mp4"), QUEUE);
    step("job %s submitted with a source that does not exist", job.jobId());
    JsonNode ended = job.follow("failing");
    JsonNode event = take(queue).path("MessageBody");
    if (!ended.path("Status").asText().equals("Failed")
        || !event.path("Status").asText().equals("Fail")
        || event.path("ErrorCode").asText().isEmpty()
        || !event.path("JobId").asText().equals(job.jobId())) {
      throw new DemoFailure(
          "the job must end in Failed with an event of Status Fail, they are %s and %s"
              .formatted(ended, event));
    }
    step(
        "it ended as %s, the event told %s: %s (%s)",
        ended.path("Status").asText(),
        event.path("Status").asText(),
        event.path("ErrorCode").asText(),
        event.path("ErrorMessage").asText());
  }

  private static String url(URI objects, String key) throws Exception {
    return objects + new URI(null, null, "/" + BUCKET + "/" + key, null).toASCIIString();
  }

  private void step(String format, Object... values) {
    out.printf(Locale.ROOT, "  - " + format + "%n", values);
  }
}

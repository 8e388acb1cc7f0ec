package dev.cuepost.clients.vod;

import static dev.cuepost.clients.vod.Cases.check;
import static dev.cuepost.clients.vod.Cases.equal;
import static dev.cuepost.clients.vod.Cases.refused;
import static dev.cuepost.clients.vod.Cases.works;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * The way of two videos through VOD, one put by the program and one fetched by the server. Each
 * case goes on with what the ones before it left.
 */
public final class Walk {
  private static final long WIDTH = 256;
  private static final long HEIGHT = 144;
  private static final String TEMPLATES =
      """
      [{"TemplateName":"small","Definition":"LD","Container":{"Format":"mp4"},
        "Video":{"Codec":"H.264","Height":"%d","Preset":"ultrafast"},"Audio":{"Codec":"AAC"}}]\
      """
          .formatted(HEIGHT);

  private final Subject subject;
  private final Vod vod;
  private final Web web;
  private String videoId = "none-put";
  private String fetchedId = "none-fetched";
  private String pullId = "none-begun";
  private String picturesJob = "none-submitted";
  private String groupId = "none-added";
  private Vod.Submitted submitted = new Vod.Submitted("none-submitted", List.of());

  private Walk(Subject subject, Vod vod, Web web) {
    this.subject = subject;
    this.vod = vod;
    this.web = web;
  }

  /** Walks; everything is in environment variables. */
  public static void main(String[] arguments) throws Exception {
    var subject = Subject.of(System.getenv());
    try (var vod = new Sdk(subject);
        var web = new Web()) {
      new Walk(subject, vod, web).run();
    }
    // Clients leave threads behind that are no daemons.
    System.exit(0);
  }

  private void run() {
    works("CreateUploadVideo", "a place, into which a clip is put", this::upload);
    works(
        "GetVideoInfo",
        "what the server found in the clip",
        () -> playable(videoId, titled("put")));
    works("UploadMediaByURL", "a clip on another host", this::fetch);
    works("GetURLUploadInfos", "until the server has fetched it", this::fetched);
    works("AddTranscodeTemplateGroup", "of one template", this::templates);
    works("SubmitTranscodeJobs", "with that group", this::transcode);
    works("GetTranscodeTask", "until it succeeded", this::task);
    works("GetPlayInfo", "the stream, which can be read", this::play);
    works("SubmitSnapshotJob", "two pictures", this::takePictures);
    works("ListSnapshots", "both of them, which can be read", this::pictures);
    works("SearchMedia", "by title", this::search);
    works("UpdateVideoInfo", "a title, under which it is found", this::describe);
    refused("InvalidVideo.NotFound", "an unknown video", vod, () -> vod.video("unknown"));
    refused("MissingTitle", "a video without a title", vod, () -> vod.createUpload("", "a.mp4"));
    works("DeleteVideo", "both at once", () -> vod.delete(videoId + "," + fetchedId));
    refused("InvalidVideo.NotFound", "a deleted video", vod, () -> vod.video(videoId));
    refused("InvalidVideo.NotFound", "deletion of a deleted one", vod, () -> vod.delete(videoId));
  }

  private void upload() throws Exception {
    var place = vod.createUpload(titled("put"), "clip.mp4");
    videoId = place.videoId();
    equal("Uploading", vod.video(videoId).status());
    web.put(place, subject.clip());
  }

  private void playable(String id, String title) throws Exception {
    var video = Poll.until(info -> info.status().equals("Normal"), () -> vod.video(id));
    equal(title, video.title());
    equal(Files.size(subject.clip()), video.size());
    check(Math.abs(video.duration() - 2) < 0.1, video.duration() + " is about 2 s");
  }

  private void fetch() throws Exception {
    pullId =
        vod.pull(
            Web.escaped(subject.clipUrl()),
            "[{\"SourceURL\":\"%s\",\"Title\":\"%s\"}]"
                .formatted(subject.clipUrl(), titled("fetched")));
    check(!pullId.isEmpty(), "an id");
  }

  private void fetched() throws Exception {
    var pull = Poll.until(info -> info.status().equals("SUCCESS"), () -> vod.pulled(pullId));
    fetchedId = pull.videoId().orElseThrow();
    playable(fetchedId, titled("fetched"));
  }

  private void templates() throws Exception {
    groupId = vod.addTemplates(subject.title(), TEMPLATES);
    check(!groupId.isEmpty(), "an id");
  }

  private void transcode() throws Exception {
    submitted = vod.transcode(videoId, groupId);
    equal(1, submitted.jobIds().size());
  }

  private void task() throws Exception {
    var task =
        Poll.until(info -> !info.status().equals("Processing"), () -> vod.task(submitted.taskId()));
    equal("CompleteAllSucc", task.status());
    equal(submitted.jobIds(), task.jobs().stream().map(Vod.Job::jobId).toList());
    equal("TranscodeSuccess", task.jobs().getFirst().status());
    check(
        task.jobs().getFirst().outputUrl().orElseThrow().endsWith(".mp4"), "the address of a file");
  }

  private void play() throws Exception {
    var streams = vod.streams(videoId);
    equal(1, streams.size());
    var stream = streams.getFirst();
    equal(submitted.jobIds().getFirst(), stream.jobId());
    equal("LD", stream.definition());
    equal("mp4", stream.format());
    equal(WIDTH, stream.width());
    equal(HEIGHT, stream.height());
    equal(stream.size(), (long) web.read(stream.url()).length);
  }

  private void takePictures() throws Exception {
    picturesJob = vod.takePictures(videoId, 2, 1);
    check(!picturesJob.isEmpty(), "an id");
  }

  private void pictures() throws Exception {
    var taken =
        Poll.until(Optional<Vod.Pictures>::isPresent, () -> vod.pictures(videoId)).orElseThrow();
    equal(picturesJob, taken.jobId());
    equal(2L, taken.total());
    equal(2, taken.urls().size());
    for (var url : taken.urls()) {
      equal((byte) 0xFF, web.read(url)[0]); // as JPEG begins
    }
  }

  private void search() throws Exception {
    equal(List.of(new Vod.Found(videoId, titled("put"))), found(titled("put")));
    equal(
        List.of(new Vod.Found(fetchedId, titled("fetched")), new Vod.Found(videoId, titled("put"))),
        found(subject.title()));
  }

  private void describe() throws Exception {
    vod.describe(videoId, titled("described"), "片 <&> +%20");
    equal(titled("described"), vod.video(videoId).title());
    equal("片 <&> +%20", vod.video(videoId).description());
    equal(List.of(new Vod.Found(videoId, titled("described"))), found(titled("described")));
    equal(List.of(), found(titled("put")));
  }

  private List<Vod.Found> found(String title) throws Exception {
    return vod.search("Title = '%s'".formatted(title), "Title,Status");
  }

  private String titled(String how) {
    return subject.title() + " " + how;
  }
}

package dev.cuepost.console.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Download;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.job.Previews;
import dev.cuepost.media.json.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What script of the editor asks while somebody edits. Nothing is stored. */
public final class PreviewPages {
  private static final String SECONDS = "[0-9]{1,6}([.][0-9]{1,6})?";
  private static final int WARNINGS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EditingJobs jobs;
  private final Previews previews;
  private final Materials materials;

  public PreviewPages(EditingJobs jobs, Previews previews, Materials materials) {
    this.jobs = jobs;
    this.previews = previews;
    this.materials = materials;
  }

  /** The frame of {@code timeline} and {@code output} that is seen {@code at} so many seconds. */
  public Answer frame(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    String at = visit.form().text("at");
    String timeline = visit.form().text("timeline");
    Optional<String> hidden = hidden(visit, timeline);
    if (hidden.isPresent()) {
      return problem(422, visit.texts().of("editor.frame.hidden", hidden.get()));
    }
    Duration moment =
        at.matches(SECONDS)
            ? Duration.ofMillis(Math.round(Double.parseDouble(at) * 1_000))
            : Duration.ZERO;
    var wish =
        new Previews.Wish(
            visit.account(), visit.region(), timeline, visit.form().text("output"), moment);
    try {
      return switch (previews.frame(wish)) {
        case Previews.Outcome.Picture picture -> picture(picture.jpeg());
        case Previews.Outcome.Refused(String _, String message) -> problem(422, message);
        case Previews.Outcome.Busy _ -> problem(429, visit.texts().of("editor.frame.busy"));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that the visitor may not read, or that does not lie here; a job would ask others. */
  private Optional<String> hidden(Visit visit, String timeline) {
    if (!(Timeline.read(timeline) instanceof Verdict.Accepted<Timeline>(Timeline read, _))) {
      return Optional.empty();
    }
    return Stream.of(
            read.sources().stream(),
            read.captions().files().stream().map(MediaRef.ByUrl::new),
            read.captions().fonts().stream().map(MediaRef.ByUrl::new))
        .flatMap(named -> named)
        .map(MediaRef.class::cast)
        .filter(source -> !materials.isReadable(visit, source))
        .map(MediaRef::text)
        .findFirst();
  }

  private static Answer picture(byte[] jpeg) {
    return new Answer.File(
        new Download(
            "image/jpeg",
            jpeg.length,
            "frame",
            offset -> new ByteArrayInputStream(jpeg, (int) offset, jpeg.length - (int) offset),
            () -> {}));
  }

  private static Answer problem(int status, String sentence) {
    return new Answer.Json(status, JSON.createObjectNode().put("problem", sentence).toString());
  }

  /**
   * Whether what stands in the form would be taken: {@code problem} with its sentence if not,
   * {@code warnings}, and {@code materials} that the timeline names.
   */
  public Answer check(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    ObjectNode told = JSON.createObjectNode();
    jobs.check(Submissions.of(visit))
        .ifPresent(refused -> told.put("problem", Submissions.words(refused)));
    String timeline = visit.form().text("timeline");
    if (Timeline.read(timeline) instanceof Verdict.Accepted<Timeline>(_, List<String> warnings)) {
      ArrayNode list = told.putArray("warnings");
      warnings.stream().limit(WARNINGS).forEach(list::add);
    }
    told.set("materials", materials.told(visit, List.of(), EditorPages.sources(timeline)));
    return new Answer.Json(told.toString());
  }
}

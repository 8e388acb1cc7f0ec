package dev.cuepost.media.process.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.Footage;
import dev.cuepost.media.process.plugin.Findings.Label;
import dev.cuepost.media.process.plugin.Findings.Occurrence;
import dev.cuepost.media.process.plugin.Findings.Text;
import dev.cuepost.media.process.plugin.Plugin.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What FFmpeg and a reader of texts tell about a clip. */
@Tag("slow")
class BuiltInPluginTest {
  private static final Task TAG = new Task(Task.Kind.TAG, "job", "media", "", "");
  private static final Task AUDIT = new Task(Task.Kind.AUDIT, "job", "media", "", "");

  @TempDir static Path folder;
  private static Footage footage;
  private static Path film;

  /** Seen for 3 s and black from then on, heard from 4 s to 8 s. */
  @BeforeAll
  static void makeAFilm() throws IOException {
    footage = new Footage(folder, Footage.installed());
    film =
        footage.make(
            "film.mp4",
            "-f|lavfi|-t|12|-i|testsrc2=s=160x120,drawbox=c=black:t=fill:enable='gte(t,3)'"
                + "|-f|lavfi|-t|12|-i|aevalsrc='between(t,4,8)*sin(6283*t)/10'"
                + "|-c:v|libx264|-preset|ultrafast|-c:a|aac");
  }

  @Test
  void black_and_silent_stretches_and_the_loudness_are_told() throws Exception {
    var findings = findings(TAG, Optional.empty());
    assertThat(findings.labels()).extracting(Label::category).containsOnly("Signal");
    assertStretches(findings, "black picture", 3, 12);
    assertStretches(findings, "silence", 0, 4, 8, 12);
    assertThat(findings.labels().getLast().name()).matches("loudness -2\\d\\.\\d LUFS");
  }

  @Test
  void faces_are_told_with_their_times() throws Exception {
    Path face = FaceDrawing.write(folder.resolve("face.png"), 640, 360);
    Path shown =
        footage.make(
            "shown.mp4",
            ("-f|lavfi|-t|9|-i|testsrc2=s=640x360|-loop|1|-t|9|-i|%s"
                    + "|-filter_complex|[0][1]overlay=enable='between(t,2,3.9)+between(t,6,7.9)'"
                    + "|-c:v|libx264|-preset|ultrafast|-pix_fmt|yuv420p")
                .formatted(face));
    film(
        shown,
        findings -> {
          var label =
              findings.labels().stream()
                  .filter(one -> one.category().equals("Face"))
                  .findFirst()
                  .orElseThrow();
          assertThat(label.name()).isEqualTo("face");
          assertThat(label.occurrences())
              .containsExactly(
                  new Occurrence(Duration.ofSeconds(2), Duration.ofSeconds(4), Optional.empty()),
                  new Occurrence(Duration.ofSeconds(6), Duration.ofSeconds(8), Optional.empty()));
        });
    film(face, findings -> assertThat(findings.labels()).hasSize(1));
  }

  @Test
  void what_is_not_there_is_left_out_and_said() throws Exception {
    var findings = findings(TAG, Optional.empty());
    assertThat(findings.texts()).isEmpty();
    assertThat(findings.suggestion()).isEmpty();
    assertThat(findings.notes()).singleElement().asString().contains("Tesseract is not installed");
  }

  @Test
  void an_audit_is_left_to_a_person() throws Exception {
    var findings = findings(AUDIT, Optional.empty());
    assertThat(findings.suggestion()).contains(Suggestion.REVIEW);
    assertThat(findings.scenes()).isEmpty();
    assertThat(findings.notes()).hasSize(2);
  }

  @Test
  void texts_are_read_every_five_seconds_and_go_on_while_they_stay() throws Exception {
    Path reader =
        program(
            "case $1 in */00000.png|*/00001.png) printf 'EXIT\\n \\n way out \\n\\f';; esac"
                + "; test \"$2\" = stdout && file=$(head -c 4 \"$1\" | tail -c 3)"
                + " && test \"$file\" = PNG");
    var findings = findings(TAG, Optional.of(reader));
    assertThat(findings.texts())
        .containsExactly(new Text("EXIT way out", Duration.ZERO, Duration.ofSeconds(10)));
    assertThat(findings.notes()).isEmpty();
  }

  @Test
  void a_reader_that_fails_is_told() throws Exception {
    var reply = look(TAG, Optional.of(program("echo no language >&2; exit 1")), Footage.LIMIT);
    assertThat(reply)
        .isEqualTo(
            new Reply.NotAnswered(
                new Outcome.Failed(Plugin.FAILED, "Tesseract ended with status 1: no language.")));
  }

  @Test
  void a_sound_or_a_still_picture_alone_is_looked_at_too() throws Exception {
    Path sound = footage.make("sound.mp3", "-f|lavfi|-i|sine=d=3|-c:a|libmp3lame");
    Path still = footage.make("still.png", "-f|lavfi|-i|testsrc2=s=64x64|-frames:v|1");
    film(sound, findings -> assertThat(findings.labels()).hasSize(1));
    film(still, findings -> assertThat(findings.labels()).isEmpty());
  }

  @Test
  void at_the_limit_it_is_stopped_and_an_interrupt_cancels_it() throws Exception {
    var limit = Duration.ofMillis(1);
    assertThat(look(TAG, Optional.empty(), limit))
        .isEqualTo(new Reply.NotAnswered(new Outcome.TimedOut(limit)));
    var facts = footage.facts(film);
    var plugin = new BuiltInPlugin(footage.ffmpeg, Optional.empty(), folder.resolve("tools"));
    Thread.currentThread().interrupt();
    var reply = plugin.look(TAG, film, facts, folder.resolve("scratch"), Footage.LIMIT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reply).isEqualTo(new Reply.NotAnswered(new Outcome.Cancelled()));
  }

  @Test
  void tesseract_is_looked_for_in_the_search_path() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    assertThat(BuiltInPlugin.tesseractIn(List.of(bin))).isEmpty();
    Path program = Files.move(program("exit 0"), bin.resolve("tesseract"));
    assertThat(BuiltInPlugin.tesseractIn(List.of(folder.resolve("nowhere"), bin)))
        .contains(program);
  }

  private interface Check {
    void on(Findings findings);
  }

  private static void film(Path file, Check check) throws Exception {
    var reply =
        new BuiltInPlugin(footage.ffmpeg, Optional.empty(), folder.resolve("tools"))
            .look(TAG, file, footage.facts(file), folder.resolve("scratch"), Footage.LIMIT);
    assertThat(reply)
        .isInstanceOfSatisfying(Reply.Answered.class, answered -> check.on(answered.findings()));
  }

  private static Findings findings(Task task, Optional<Path> tesseract) throws Exception {
    return switch (look(task, tesseract, Footage.LIMIT)) {
      case Reply.Answered(var findings) -> findings;
      case Reply.NotAnswered(var why) -> throw new AssertionError(why);
    };
  }

  private static Reply look(Task task, Optional<Path> tesseract, Duration limit) throws Exception {
    Path scratch = folder.resolve("50% o'f %d: [\"all\"], a\\b; c=d");
    var reply =
        new BuiltInPlugin(footage.ffmpeg, tesseract, folder.resolve("tools"))
            .look(task, film, footage.facts(film), scratch, limit);
    assertThat(scratch).isEmptyDirectory();
    return reply;
  }

  private static Path program(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("reader"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static void assertStretches(Findings findings, String name, double... seconds) {
    var label =
        findings.labels().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    assertThat(label.occurrences()).hasSize(seconds.length / 2);
    for (int index = 0; index < label.occurrences().size(); index++) {
      Occurrence found = label.occurrences().get(index);
      assertNear(found.from(), seconds[2 * index]);
      assertNear(found.to(), seconds[2 * index + 1]);
    }
  }

  private static void assertNear(Duration found, double seconds) {
    assertThat(found.toMillis())
        .isBetween((long) (seconds * 1_000) - 150, (long) (seconds * 1_000) + 150);
  }
}

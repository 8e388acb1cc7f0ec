package dev.cuepost.media.job;

import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import dev.cuepost.media.process.plugin.CommandPlugin;
import dev.cuepost.media.render.FoundFfmpeg;
import dev.cuepost.media.render.HeardFilm;
import dev.cuepost.media.speech.CommandSpeaker;
import dev.cuepost.media.speech.Speech;
import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Voices that a program makes and words that a program hears, in films. */
class SpeechTest {
  private static final String OUTPUT =
      "{\"MediaURL\":\"%s\",\"Width\":320,\"Height\":240}".formatted(url("out.mp4"));

  /** Says everything as a tone: its voice is the pitch, and the rate halves its two seconds. */
  private static final String SPEAK =
      """
      task=$(cat)
      case "$task" in *'"voice":"high"'*) tone=1760 ;; *) tone=550 ;; esac
      case "$task" in *'"speechRate":500'*) length=1 ;; *) length=2 ;; esac
      case "$task" in *'"text":"cough"'*) echo no voice >&2; exit 3 ;; esac
      case "$task" in *'"text":"write"'*) echo words >"$2"; exit 0 ;; esac
      case "$task" in *'"text":"nothing"'*) exit 0 ;; esac
      exec "$1" -v error -f lavfi -i "sine=frequency=$tone:duration=$length" -f wav "$2"
      """;

  /** Hears a word in the second half of what it gets, and keeps that and what it was told. */
  private static final String LISTEN =
      """
      cat >"$1.asked"
      cp "$2" "$1"
      half=$(($(stat -c %s "$2") / 64))
      printf '{"texts":[{"content":"####","from":%d.%03d,"to":99}]}' $((half / 1000)) $((half % 1000))
      """;

  @TempDir private Path directory;

  @Test
  void a_text_is_heard_where_its_clip_lies_and_its_words_are_seen_while_they_are_said()
      throws Exception {
    try (var shop = new Workshop(directory, speech())) {
      shop.clip("a.mp4", 4);
      shop.editing.start(1);
      EditingJob job =
          ended(
              shop,
              """
              {"VideoTracks":[{"VideoTrackClips":[
                {"MediaURL":"%s","Effects":[{"Type":"Volume","Gain":0}]}]}],
               "AudioTracks":[{"AudioTrackClips":[
                {"Type":"AI_TTS","Content":"Hello","Voice":"high","SpeechRate":500,"Effects":[
                  {"Type":"AI_ASR","Alignment":"CenterCenter","FontSize":60,"FontColor":"#ff0000",
                   "BorderStyle":3,"Outline":20,"OutlineColour":"#ff0000","AlignmentText":"known","NeedHighlighting":true}]},
                {"Type":"AI_TTS","Content":"World"}]}]}
              """
                  .formatted(url("a.mp4")));
      assertThat(job.state()).as(job.toString()).isEqualTo(State.SUCCESS);
      assertThat(job.warnings())
          .anyMatch(warning -> warning.contains("Effects[0].NeedHighlighting is not supported"));

      var film = film(shop);
      assertThat(film.tone(1760, 0.1, 0.9)).isGreaterThan(-30);
      assertThat(film.tone(550, 0.1, 0.9)).isLessThan(-50);
      assertThat(film.tone(550, 1.1, 2.9)).isGreaterThan(-30);
      assertThat(film.tone(550, 3.2, 3.9)).isLessThan(-50);
      assertThat(film.color(0.7, 160, 120)).isEqualTo(film.color(0.9, 160, 120));
      assertThat(film.color(0.7, 160, 120)[0]).isGreaterThan(220);
      assertThat(film.color(0.7, 160, 120)[1]).isLessThan(30);
      assertThat(film.color(0.3, 160, 120)).isNotEqualTo(film.color(0.7, 160, 120));
      assertThat(film.color(1.2, 160, 120)).isNotEqualTo(film.color(0.7, 160, 120));

      assertThat(Files.readString(directory.resolve("heard.wav.asked")))
          .contains("\"task\":\"transcribe\"", "known");
      assertThat(Files.size(directory.resolve("heard.wav"))).isBetween(32_000L, 32_200L);
    }
  }

  @Test
  void a_speaker_that_fails_fails_the_job_and_what_is_no_sound_is_not_used() throws Exception {
    try (var shop = new Workshop(directory, speech())) {
      shop.editing.start(1);
      assertThat(failure(shop, "cough"))
          .isEqualTo(
              "PluginFailed the speech \"cough\": The plug-in sh ended with status 3: no voice.");
      assertThat(failure(shop, "write"))
          .isEqualTo(
              "PluginAnswerInvalid the speech \"write\": The plug-in's answer is no sound that can"
                  + " be read.");
      assertThat(failure(shop, "nothing"))
          .isEqualTo(
              "PluginAnswerInvalid the speech \"nothing\": The plug-in sh breaks its contract: it"
                  + " wrote no sound.");
    }
  }

  @Test
  void without_plug_ins_both_are_refused_when_they_are_submitted() throws Exception {
    try (var shop = new Workshop(directory)) {
      assertThat(refusal(shop, said("Hello")))
          .isEqualTo(
              new Refused(
                  "InvalidTimelineFormat",
                  "AudioTracks[0].AudioTrackClips[0].Type: AI_TTS needs a plug-in that speaks, and"
                      + " this server has none (media.speech-plugin)."));
      assertThat(
              refusal(
                  shop,
                  """
                  {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"%s","Effects":[{"Type":"AI_ASR"}]}]}]}
                  """
                      .formatted(url("a.mp4"))))
          .isEqualTo(
              new Refused(
                  "InvalidEffectParam",
                  "VideoTracks[0].VideoTrackClips[0].Effects[0].Type: AI_ASR needs a plug-in that"
                      + " listens, and this server has none (media.transcript-plugin)."));
    }
  }

  private Speech speech() throws IOException {
    Path speak = Files.writeString(directory.resolve("speak.sh"), SPEAK);
    Path listen = Files.writeString(directory.resolve("listen.sh"), LISTEN);
    return new Speech(
        Optional.of(
            new CommandSpeaker(
                List.of("sh", speak.toString(), FoundFfmpeg.quick().ffmpeg().toString()))),
        Optional.of(
            new CommandPlugin(
                List.of("sh", listen.toString(), directory.resolve("heard.wav").toString()))));
  }

  private static String said(String text) {
    return """
    {"AudioTracks":[{"AudioTrackClips":[{"Type":"AI_TTS","Content":"%s"}]}]}
    """
        .formatted(text);
  }

  private static String failure(Workshop shop, String text) {
    EditingJob job = ended(shop, said(text));
    return job.code().orElse("") + " " + job.message().orElse("");
  }

  private static SubmitOutcome refusal(Workshop shop, String timeline) {
    return shop.editing.jobs().submit(request(timeline, url("out.mp4")));
  }

  private static EditingJob ended(Workshop shop, String timeline) {
    var wish = request(timeline, url("out.mp4"));
    var outcome =
        shop.editing
            .jobs()
            .submit(
                new SubmitEditing(
                    wish.account(),
                    wish.region(),
                    wish.script(),
                    OUTPUT,
                    Target.OBJECT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    assertThat(outcome).isInstanceOf(Accepted.class);
    String id = ((Accepted) outcome).jobId();
    await()
        .until(() -> shop.job(id).state() == State.SUCCESS || shop.job(id).state() == State.FAILED);
    return shop.job(id);
  }

  private HeardFilm film(Workshop shop) throws Exception {
    Path copy = directory.resolve("film.mp4");
    var name = new ObjectName(Workshop.DEMO, "out.mp4");
    try (var content = shop.objects.open(name).orElseThrow()) {
      Files.copy(content.from(0), copy);
    }
    return HeardFilm.of(copy);
  }
}

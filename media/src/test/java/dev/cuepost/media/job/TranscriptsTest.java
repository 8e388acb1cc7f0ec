package dev.cuepost.media.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Composition.Heard;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.caption.Captions.Said;
import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Findings.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the words of a sound are in the output. */
class TranscriptsTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void times_of_the_sound_become_times_of_the_output_at_its_speed_and_end_with_it() {
    // from 10 s on, four seconds at double speed, cut after 1.5
    assertThat(said(sound(10_000, 11_500, 4_000, 2, false), text("a", 1, 2), text("b", 2, 9)))
        .containsExactly(said(10_500, 11_000, "a"), said(11_000, 11_500, "b"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_sound_that_is_repeated_says_its_words_again() {
    assertThat(said(sound(1_000, 6_000, 2_000, 1, true), text("a", 0.5, 1.5)))
        .containsExactly(said(1_500, 2_500, "a"), said(3_500, 4_500, "a"), said(5_500, 6_000, "a"));
  }

  @Test
  void words_cannot_say_how_they_look() {
    assertThat(said(sound(0, 1_000, 1_000, 1, false), text("{\\fs300}up\\Nand\tdown", 0, 1)))
        .containsExactly(said(0, 1_000, "fs300 up Nand down"));
  }

  @Test
  void silence_is_told() {
    assertThat(said(sound(0, 1_000, 1_000, 1, false), text("late", 1, 2))).isEmpty();
    assertThat(warnings).containsExactly("E: nothing is said in the clip.");
  }

  private List<Said> said(Heard sound, Text... texts) {
    var findings = new Findings(List.of(), List.of(texts), Optional.empty(), List.of(), List.of());
    return Transcripts.said("E", findings, sound, warnings);
  }

  private static Heard sound(long from, long to, long span, double speed, boolean loop) {
    return new Heard(
        "C",
        new MediaRef.ByUrl("u"),
        new MediaFacts("wav", Optional.empty(), Optional.empty(), 0),
        from * 48,
        to * 48,
        Duration.ZERO,
        Duration.ofMillis(span),
        speed,
        loop,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Text text(String content, double from, double to) {
    return new Text(
        content,
        Duration.ofMillis(Math.round(from * 1_000)),
        Duration.ofMillis(Math.round(to * 1_000)));
  }

  private static Said said(long from, long to, String text) {
    return new Said(Duration.ofMillis(from), Duration.ofMillis(to), text);
  }
}

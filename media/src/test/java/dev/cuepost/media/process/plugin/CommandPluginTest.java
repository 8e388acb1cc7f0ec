package dev.cuepost.media.process.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Findings.Label;
import dev.cuepost.media.process.plugin.Findings.Occurrence;
import dev.cuepost.media.process.plugin.Findings.Scene;
import dev.cuepost.media.process.plugin.Findings.Text;
import dev.cuepost.media.process.plugin.Plugin.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that keep their contract, and such that do not. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class CommandPluginTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final MediaFacts FACTS =
      new MediaFacts("mov", Optional.empty(), Optional.empty(), 0);
  private static final Task TAG = new Task(Task.Kind.TAG, "job", "media", "A \"title\"", "{}");
  private static final Task AUDIT = new Task(Task.Kind.AUDIT, "job", "", "", "");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeAFileWithAnOddName() throws IOException {
    file = Files.writeString(folder.resolve("a file's $name; \"50%\".mp4"), "film");
  }

  @Test
  void what_it_finds_comes_back() throws Exception {
    var findings =
        answered(
            AUDIT,
            """
            {"labels":[{"category":"Animal","name":"Katze 猫","score":97.5,
              "occurrences":[{"from":1.5,"to":"3","score":90},{"from":7}]},
              {"category":"Place","name":"Kiel"}],
             "texts":[{"content":"EXIT","from":0,"to":2}],
             "suggestion":"review",
             "scenes":[{"scene":"porn","label":"normal","suggestion":"pass","score":99,
                        "occurrences":[{"from":0.5}]}],
             "whatever":{"else":[1]}}\
            """);
    assertThat(findings)
        .isEqualTo(
            new Findings(
                List.of(
                    new Label(
                        "Animal",
                        "Katze 猫",
                        Optional.of(97.5),
                        List.of(
                            new Occurrence(
                                Duration.ofMillis(1_500), Duration.ofSeconds(3), Optional.of(90.0)),
                            new Occurrence(
                                Duration.ofSeconds(7), Duration.ofSeconds(7), Optional.empty()))),
                    new Label("Place", "Kiel", Optional.empty(), List.of())),
                List.of(new Text("EXIT", Duration.ZERO, Duration.ofSeconds(2))),
                Optional.of(Suggestion.REVIEW),
                List.of(
                    new Scene(
                        "porn",
                        "normal",
                        Suggestion.PASS,
                        Optional.of(99.0),
                        List.of(
                            new Occurrence(
                                Duration.ofMillis(500),
                                Duration.ofMillis(500),
                                Optional.empty())))),
                List.of()));
  }

  @Test
  void nothing_found_is_an_answer_but_an_audit_must_suggest() throws Exception {
    assertThat(answered(TAG, "{}"))
        .isEqualTo(new Findings(List.of(), List.of(), Optional.empty(), List.of(), List.of()));
    assertInvalid(AUDIT, "{}", "suggestion");
  }

  @Test
  void it_reads_the_task_and_gets_the_path_as_its_last_argument() throws Exception {
    Path seen = folder.resolve("seen");
    look(TAG, "cat >" + seen + "; echo \"|$1|$2|$#\" >>" + seen + "; echo {}", "an argument");
    assertThat(seen)
        .hasContent(
            "{\"version\":1,\"task\":\"tag\",\"jobId\":\"job\",\"mediaId\":\"media\","
                + "\"title\":\"A \\\"title\\\"\",\"config\":\"{}\"}|an argument|"
                + file
                + "|2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | must be a JSON object",
        "no JSON | The answer",
        "[] | must be a JSON object",
        "{}{} | The answer",
        "{'labels':{}} | labels",
        "{'labels':[{'name':'a'}]} | labels[0].category",
        "{'labels':[{'category':'a'}]} | labels[0].name",
        "{'labels':[{'category':'a','name':'b','score':101}]} | labels[0].score",
        "{'labels':[{'category':'a','name':'b','score':'NaN'}]} | labels[0].score",
        "{'labels':[{'category':'a','name':'b','occurrences':[{}]}]} | labels[0].occurrences[0].from",
        "{'texts':[{'content':'a','from':2,'to':1}]} | texts[0].to",
        "{'texts':[{'content':'a','from':-1}]} | texts[0].from",
        "{'texts':[{'from':1}]} | texts[0].content",
        "{'suggestion':'maybe'} | suggestion",
        "{'scenes':[{'scene':'a','label':'b'}]} | scenes[0].suggestion",
      })
  void an_answer_that_breaks_the_contract_is_refused_by_name(String answer, String where)
      throws Exception {
    assertInvalid(TAG, answer.replace('\'', '"'), where);
  }

  @Test
  void an_answer_of_too_many_or_too_long_things_is_refused() throws Exception {
    String label = "{\"category\":\"a\",\"name\":\"b\"}";
    assertInvalid(TAG, "{\"labels\":[" + (label + ",").repeat(1_000) + label + "]}", "labels");
    String name = "{\"category\":\"a\",\"name\":\"" + "n".repeat(201) + "\"}";
    assertInvalid(TAG, "{\"labels\":[" + name + "]}", "labels[0].name");
    assertInvalid(TAG, "{\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}", "The answer");
  }

  @Test
  void one_that_prints_without_end_is_stopped() throws Exception {
    assertFailed(look(TAG, "yes '{}'"), Plugin.LONG_ANSWER, "more than 1048576 bytes");
  }

  @Test
  void one_that_fails_is_told_with_its_last_line() throws Exception {
    assertFailed(
        look(TAG, "echo first >&2; echo no model >&2; exit 3"),
        Plugin.FAILED,
        "status 3: no model");
    assertFailed(look(TAG, "kill -9 $$"), Plugin.FAILED, "status 137");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/plugin", "cuepost-no-such-program"})
  void one_that_is_not_there_is_told_so(String program) throws Exception {
    var reply = new CommandPlugin(List.of(program)).look(TAG, file, FACTS, scratch(), LONG);
    assertFailed(reply, Plugin.FAILED, "status 127");
  }

  @Test
  void at_the_limit_it_is_stopped_and_an_interrupt_cancels_it() throws Exception {
    var limit = Duration.ofMillis(200);
    var plugin = new CommandPlugin(List.of("tail", "-f"));
    assertThat(plugin.look(TAG, file, FACTS, scratch(), limit))
        .isEqualTo(new Reply.NotAnswered(new Outcome.TimedOut(limit)));
    Thread.currentThread().interrupt();
    var reply = plugin.look(TAG, file, FACTS, scratch(), LONG);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reply).isEqualTo(new Reply.NotAnswered(new Outcome.Cancelled()));
    assertThat(scratch()).isEmptyDirectory();
  }

  @Test
  void a_command_names_a_program() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CommandPlugin(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new CommandPlugin(List.of(" ")));
  }

  private Path scratch() {
    return folder.resolve("scratch");
  }

  private Reply look(Task task, String script, String... arguments) throws IOException {
    Path program = Files.writeString(folder.resolve("plugin"), script);
    var words = new ArrayList<>(List.of("sh", program.toString()));
    words.addAll(List.of(arguments));
    var reply = new CommandPlugin(words).look(task, file, FACTS, scratch(), LONG);
    assertThat(scratch()).isEmptyDirectory();
    return reply;
  }

  private Reply say(Task task, String answer) throws IOException {
    return look(task, "cat " + Files.writeString(folder.resolve("answer"), answer));
  }

  private Findings answered(Task task, String answer) throws IOException {
    return switch (say(task, answer)) {
      case Reply.Answered(var findings) -> findings;
      case Reply.NotAnswered(var why) -> throw new AssertionError(why);
    };
  }

  private void assertInvalid(Task task, String answer, String where) throws IOException {
    assertFailed(say(task, answer), Plugin.INVALID_ANSWER, where);
  }

  private static void assertFailed(Reply reply, String code, String part) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.NotAnswered.class,
            not ->
                assertThat(not.why())
                    .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> {
                          assertThat(failed.code()).isEqualTo(code);
                          assertThat(failed.message()).contains(part);
                        }));
  }
}

package dev.cuepost.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final Column NAME = Column.of("NAME", "Name");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Output output(boolean json, boolean bars) {
    return new Output(new PrintWriter(out, true), new PrintWriter(err, true), json, bars);
  }

  private static ObjectNode named(String name) {
    return Output.object().put("Name", name).put("Size", 7);
  }

  @Test
  void the_same_things_are_a_table_for_people_and_json_for_programs() throws Exception {
    var things = List.of(named("a"), named("longer"));
    output(false, false).list(things, NAME, Column.of("SIZE", "Size"), Column.of("X", "No"));
    assertThat(out).hasToString("NAME    SIZE  X\na       7     -\nlonger  7     -\n");
    out.getBuffer().setLength(0);
    output(true, false).list(things, NAME);
    assertThat(new ObjectMapper().readTree(out.toString()))
        .isEqualTo(new ObjectMapper().valueToTree(things));
  }

  @Test
  void nothing_that_somebody_wrote_moves_the_cursor_of_a_terminal() throws Exception {
    String evil = "a\u001b[2Jb\u202ec\u0007";
    output(false, false).list(List.of(named(evil)), NAME);
    output(false, false).one(named(evil), NAME);
    output(false, false).text(evil + "\n\tnext");
    output(false, false).remark(evil);
    assertThat(out.toString() + err).doesNotContain("\u001b", "\u202e", "\u0007");
    assertThat(out.toString()).contains("a\\u001B[2Jb\\u202Ec\\u0007\n\tnext\n");
    out.getBuffer().setLength(0);
    output(true, false).one(named(evil), NAME);
    assertThat(out.toString()).doesNotContain("\u001b", "\u202e", "\u0007");
    assertThat(new ObjectMapper().readTree(out.toString()).path("Name").asText()).isEqualTo(evil);
  }

  @Test
  void a_bar_shows_on_the_error_stream_after_two_seconds_and_only_if_somebody_watches() {
    try (Progress nobody = output(false, false).progress("a", 10, Progress.Unit.PERCENT);
        Progress somebody = output(false, true).progress("film", 100, Progress.Unit.PERCENT)) {
      nobody.at(5);
      somebody.at(1);
      assertThat(err.toString()).isEmpty();
      await()
          .untilAsserted(() -> {
            somebody.at(50);
            assertThat(err.toString()).contains("\rfilm", " 50% ");
          });
      nobody.at(6);
    }
    assertThat(err.toString()).endsWith("\n");
    assertThat(out.toString()).isEmpty();
  }
}

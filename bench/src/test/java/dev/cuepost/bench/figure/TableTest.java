package dev.cuepost.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void a_row_tells_both_figures_their_ratio_and_whether_it_reaches_its_target() {
    var ours = new Rounds();
    ours.add(24_000);
    var beside = new Rounds();
    beside.add(40_000);
    List<Row> rows =
        List.of(
            Row.ratio("sends", ours, "bare handler", beside, new Target.AtLeast(0.5)),
            Row.figure("memory", 1_500, "MiB", "", new Target.AtMost(1_024)),
            Row.figure("syncs", 3_000, "/s", "p50 0.30 ms", new Target.None()));
    assertThat(Table.of(rows))
        .isEqualTo(
            """
            measure  Cuepost    beside                 figure  must reach
            sends    24,000/s   bare handler 40,000/s  0.60    >= 0.50     reached
            memory   1,500 MiB                         1,500   <= 1,024    NOT REACHED
            syncs    3,000 /s   p50 0.30 ms            3,000\
            """
                .stripIndent());
  }
}

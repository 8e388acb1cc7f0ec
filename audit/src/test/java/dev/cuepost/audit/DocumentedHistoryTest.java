package dev.cuepost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.check.Checker;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.audit.history.HistoryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history in docs/audit.md is one, and shows what the page says. */
class DocumentedHistoryTest {
  @TempDir private Path directory;

  @Test
  void it_is_read_and_nothing_is_wrong_with_it() throws Exception {
    String page = Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs/audit.md"));
    String begin = "```jsonl\n";
    int from = page.indexOf(begin) + begin.length();
    Path file = directory.resolve("documented.jsonl");
    Files.writeString(file, page.substring(from, page.indexOf("```", from)));

    Verdict verdict = new Checker().check(new HistoryFile(file).events());

    assertThat(verdict.violations()).isEmpty();
    var counts = verdict.counts();
    assertThat(counts.clients()).isEqualTo(2);
    assertThat(counts.sendsAcknowledged()).isEqualTo(2);
    assertThat(counts.sendsRefused()).isEqualTo(1);
    assertThat(counts.received()).isEqualTo(2);
    assertThat(counts.hidesAcknowledged()).isEqualTo(1);
    assertThat(counts.deletesAcknowledged()).isEqualTo(1);
    assertThat(counts.deletesUnknown()).isEqualTo(1);
    assertThat(counts.handlesUnmatched()).isZero();
  }
}

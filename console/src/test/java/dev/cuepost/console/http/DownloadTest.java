package dev.cuepost.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.console.http.Download.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=2-5, 2, 5",
    "bytes=2-, 2, 9",
    "bytes=2-99, 2, 9",
    "bytes=-3, 7, 9",
    "bytes=-99, 0, 9"
  })
  void a_part_ends_with_the_file_at_the_latest(String header, long first, long last) {
    assertThat(Download.range(header, 10)).contains(new Range(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=10-", "bytes=5-4", "bytes=-0", "bytes=-", "bytes=0-1,3-4", "lines=1-2", ""})
  void what_is_no_part_of_the_file_is_none(String header) {
    assertThat(Download.range(header, 10)).isEmpty();
  }

  @Test
  void an_empty_file_has_no_part() {
    assertThat(Download.range("bytes=0-", 0)).isEmpty();
    assertThat(Download.range("bytes=-1", 0)).isEmpty();
  }
}

package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path directory;

  @Test
  void one_process_at_a_time_has_it() {
    Path path = directory.resolve("data");
    try (var first = DataDirectory.open(path)) {
      assertThatThrownBy(() -> DataDirectory.open(path))
          .isInstanceOf(Problem.class)
          .hasMessageContaining(first.path().toString())
          .hasMessageContaining("in use");
    }
    DataDirectory.open(path).close();
  }

  @Test
  void a_directory_of_other_things_is_refused_and_left_alone() throws IOException {
    Path photo = Files.writeString(directory.resolve("photo.jpg"), "x");

    assertThatThrownBy(() -> DataDirectory.open(directory))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("neither empty nor a data directory");
    assertThat(photo).exists();
  }

  @Test
  void a_newer_or_damaged_format_is_refused_and_left_alone() throws IOException {
    DataDirectory.open(directory).close();
    Files.writeString(directory.resolve("format"), "cuepost-data 2\n");

    assertThatThrownBy(() -> DataDirectory.open(directory))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("'cuepost-data 2'");
    assertThat(directory.resolve("format")).hasContent("cuepost-data 2");
  }

  @Test
  void scratch_is_empty_after_every_start_and_the_rest_is_kept() throws IOException {
    try (var data = DataDirectory.open(directory)) {
      Files.createDirectories(data.scratch().resolve("job/deep"));
      Files.writeString(data.scratch().resolve("job/deep/half.mp4"), "x");
      Files.createDirectories(data.objects());
      Files.writeString(data.objects().resolve("kept"), "x");
    }
    try (var data = DataDirectory.open(directory)) {
      assertThat(data.scratch()).isEmptyDirectory();
      assertThat(data.objects().resolve("kept")).exists();
    }
  }
}

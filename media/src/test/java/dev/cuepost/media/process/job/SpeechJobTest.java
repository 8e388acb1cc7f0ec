package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.process.plugin.CommandPlugin;
import dev.cuepost.media.process.plugin.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said in files is written down by a plug-in that gets the sound of a part of them. */
class SpeechJobTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  /** Tells the size of the sound, and one text. */
  private Optional<Plugin> listener() throws IOException {
    Path program = directory.resolve("listener.sh");
    Files.writeString(
        program,
        """
        #!/bin/sh
        cat >%s
        echo "{\\"texts\\":[{\\"content\\":\\"$(stat -c %%s "$1")\\",\\"from\\":0.25,\\"to\\":0.5}]}"
        """
            .formatted(directory.resolve("task")));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return Optional.of(new CommandPlugin(List.of(program.toString())));
  }

  private Plant plant(Optional<Plugin> listener) throws Exception {
    var plant = new Plant(Files.createDirectories(directory.resolve("data")), listener);
    plant.clip("clip.mp4");
    plant.processing.start(1);
    return plant;
  }

  private static ProcessJob heard(Plant plant, Optional<Duration> start) {
    var submission =
        new Submission(
            Plant.OWNER,
            Optional.of("a title"),
            Optional.of("data"),
            Optional.empty(),
            Optional.empty());
    var wish =
        new SpeechWish(
            "oss://demo/clip.mp4",
            start,
            Optional.of(Duration.ofMillis(500)),
            Optional.of("words"),
            Optional.of("{\"HotwordLibraryIdList\":\"h\"}"));
    return plant.ended(Plant.accepted(plant.processing.jobs().speech(submission, wish)));
  }

  @Test
  void the_part_that_is_wanted_is_heard_and_told_with_the_times_of_the_file() throws Exception {
    try (var plant = plant(listener())) {
      ProcessJob job = heard(plant, Optional.of(Duration.ofSeconds(1)));
      JsonNode said = JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
      assertThat(said.at("/Result/0/from").decimalValue()).isEqualByComparingTo("1.25");
      assertThat(said.at("/Result/0/to").decimalValue()).isEqualByComparingTo("1.5");
      assertThat(said.at("/Result/0/content").asInt())
          .as("half a second of 16,000 samples a second, two bytes each")
          .isBetween(15_900, 16_300);
      JsonNode task = JSON.readTree(directory.resolve("task").toFile());
      assertThat(task.path("task").asText()).isEqualTo("transcribe");
      assertThat(task.path("title").asText()).isEqualTo("a title");
      assertThat(task.path("config").asText()).isEqualTo("{\"HotwordLibraryIdList\":\"h\"}");
      JsonNode told = JSON.readTree(plant.events().getLast());
      assertThat(told.path("EventType").asText()).isEqualTo("SmartJobComplete");
      assertThat(told.path("MessageBody").toString())
          .isEqualTo(
              "{\"JobId\":\"%s\",\"Status\":\"Finished\",\"JobType\":\"ASR\",\"UserData\":\"data\"}"
                  .formatted(job.jobId()));
    }
  }

  @Test
  void where_there_is_no_sound_the_job_fails() throws Exception {
    try (var plant = plant(listener())) {
      ProcessJob job = heard(plant, Optional.of(Duration.ofMinutes(1)));
      assertThat(job.failure().map(Failure::code)).contains("InvalidParameter.ResourceContentBad");
      assertThat(JSON.readTree(plant.events().getLast()).at("/MessageBody/Status").asText())
          .isEqualTo("Failed");
    }
  }

  @Test
  void without_a_plug_in_the_job_fails_and_says_so() throws Exception {
    try (var plant = plant(Optional.empty())) {
      assertThat(heard(plant, Optional.empty()).failure().map(Failure::code))
          .contains("PluginNotConfigured");
    }
  }
}

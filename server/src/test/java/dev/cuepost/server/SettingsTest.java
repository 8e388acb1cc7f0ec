package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.egress.Cidr;
import dev.cuepost.media.job.JobLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir private Path directory;

  @Test
  void the_keys_and_their_defaults_are_these() {
    assertThat(Settings.DEFAULTS)
        .containsOnlyKeys(
            "data",
            "host",
            "port",
            "oss-port",
            "region",
            "ffmpeg",
            "media.workers",
            "media.job-timeout",
            "media.limits.clips",
            "media.limits.inputs",
            "media.limits.output-duration",
            "media.limits.output-pixels",
            "media.limits.source-bytes",
            "media.limits.ffmpeg-memory",
            "media.plugin",
            "media.speech-plugin",
            "media.transcript-plugin",
            "objects.url",
            "objects.s3.bucket",
            "objects.s3.endpoint",
            "objects.s3.region",
            "objects.s3.prefix",
            "egress.allow",
            "roles",
            "state.database",
            "state.connections",
            "queues.database",
            "queues.connections",
            "queues.async",
            "queues.memory",
            "openapi.throttling",
            "openapi.calls-per-second",
            "access.authorise-services",
            "access.audit-retention",
            "callback.log-retention");

    ServerConfig config = new Settings().read();
    assertThat(config.data()).isEqualTo(Path.of("cuepost-data"));
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.bindsLoopback()).isTrue();
    assertThat(config.port()).isEqualTo(8700);
    assertThat(config.ossPort()).isEqualTo(8701);
    assertThat(config.defaultRegion()).isEqualTo("cn-shanghai");
    assertThat(config.ffmpeg()).isEmpty();
    assertThat(config.workers()).isPositive();
    assertThat(config.jobTimeout()).isEqualTo(Duration.ofHours(2));
    assertThat(config.mediaLimits())
        .isEqualTo(new MediaLimits(20_000, 10_000, Duration.ofHours(24), 8_847_360, 1L << 40, 0));
    assertThat(config.mediaLimits().of(Duration.ofHours(2))).isEqualTo(JobLimits.USUAL);
    assertThat(config.plugin()).isEmpty();
    assertThat(config.speechPlugin()).isEmpty();
    assertThat(config.transcriptPlugin()).isEmpty();
    assertThat(config.objectsBucket()).isEmpty();
    assertThat(config.objectsUrl()).isEmpty();
    assertThat(config.egressAllow()).isEmpty();
    assertThat(config.throttling()).isTrue();
    assertThat(config.callsPerSecond()).isZero();
    assertThat(config.auditRetention()).isEqualTo(Duration.ofDays(90));
    assertThat(config.logRetention()).isEqualTo(Duration.ofDays(14));
    assertThat(config.roles()).containsExactlyInAnyOrder(Role.values());
    assertThat(config.stateDatabase()).isEmpty();
    assertThat(config.queueDatabase()).isEmpty();
    assertThat(config.durability()).isEqualTo(new QueueDurability(List.of(), List.of()));
  }

  @Test
  void the_file_comes_before_the_defaults_and_the_command_line_before_the_file()
      throws IOException {
    Path file = directory.resolve("cuepost.properties");
    Files.writeString(
        file,
        """
        port = 9000
        oss-port = 9001
        region = cn-shanghai, cn-beijing=9100/9101
        egress.allow = 10.1.0.0/16, 192.168.7.0/24
        """);

    ServerConfig config = new Settings().file(file).set("port", "9500").read();

    assertThat(config.port()).isEqualTo(9500);
    assertThat(config.ossPort()).isEqualTo(9001);
    assertThat(config.regions())
        .containsExactly(
            new RegionPorts("cn-shanghai", Optional.empty(), Optional.empty()),
            new RegionPorts("cn-beijing", Optional.of(9100), Optional.of(9101)));
    assertThat(config.egressAllow())
        .containsExactly(Cidr.parse("10.1.0.0/16"), Cidr.parse("192.168.7.0/24"));
  }

  @Test
  void a_key_that_does_not_exist_is_refused_by_name() throws IOException {
    Path file = directory.resolve("cuepost.properties");
    Files.writeString(file, "prot = 9000\n");

    assertThatThrownBy(() -> new Settings().file(file))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("'prot'")
        .hasMessageContaining("oss-port");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path file = directory.resolve("none.properties");
    assertThatThrownBy(() -> new Settings().file(file))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          port              | 70000         | port must be a port in 0..65535, was 70000
          port              | many          | port must be a whole number, was 'many'
          oss-port          | 8700          | port and oss-port must differ, both were 8700
          region            | ''            | region must be given at least once
          region            | CN            | region must be ID, ID=PORT or ID=PORT/OSSPORT
          region            | a,a           | region a is given twice
          region            | a=8700        | port 8700 is given twice
          region            | a=1/2,b=2     | port 2 is given twice
          media.workers     | 0             | media.workers must be in 1..64, was 0
          media.job-timeout | an hour       | media.job-timeout must be a duration such as PT30M
          objects.s3.bucket | Media         | objects.s3.bucket must be 3 to 63 of a-z, 0-9, dots and hyphens
          objects.s3.endpoint | http://s3:9000 | objects.s3.bucket must be set beside
          objects.s3.prefix | media/        | objects.s3.bucket must be set beside
          egress.allow      | 10.0.0.0/33   | egress.allow:
          queues.async      | logs_*        | queues.async must list names of letters, digits and hyphens
          queues.memory     | a b           | queues.memory must list names of letters, digits and hyphens
          access.audit-retention | PT1H | access.audit-retention must be in P1D..P3650D, was PT1H
          callback.log-retention | PT59M | callback.log-retention must be in PT1H..P3650D, was PT59M
          openapi.calls-per-second | -1     | openapi.calls-per-second must be in 0..100000, was -1
          media.job-timeout | PT25H         | media.job-timeout must be in PT1S..PT24H, was PT25H
          media.limits.clips | 0            | media.limits.clips must be in 1..20000, was 0
          media.limits.inputs | 10001       | media.limits.inputs must be in 1..10000, was 10001
          media.limits.output-duration | PT0S | media.limits.output-duration must be in PT1S..PT100H, was PT0S
          media.limits.output-pixels | 1    | media.limits.output-pixels must be in 16384..8847360, was 1
          media.limits.source-bytes | 1 GB  | media.limits.source-bytes must be a whole number, was '1 GB'
          media.limits.ffmpeg-memory | 1000 | media.limits.ffmpeg-memory must be at least 67108864, was 1000
          """)
  void a_wrong_value_is_told_with_its_rule(String key, String value, String sentence) {
    assertThatThrownBy(() -> new Settings().set(key, value).read())
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          objects.s3.endpoint | storage:9000         | objects.s3.endpoint must be like https://
          objects.s3.endpoint | http://id:key@host   | objects.s3.endpoint must be like https://
          objects.s3.endpoint | ftp://host           | objects.s3.endpoint must be like https://
          objects.s3.region   | us east              | objects.s3.region must be 1 to 64
          objects.s3.prefix   | a b                  | objects.s3.prefix must be at most 200
          """)
  void a_wrong_place_of_objects_is_told_with_its_rule(String key, String value, String sentence) {
    assertThatThrownBy(
            () -> new Settings().set("objects.s3.bucket", "media").set(key, value).read())
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void objects_may_lie_in_a_bucket_of_another_storage() {
    var settings =
        new Settings()
            .set("objects.s3.bucket", "media")
            .set("objects.s3.endpoint", "https://storage.example:9000")
            .set("objects.s3.prefix", "cuepost/");
    assertThat(settings.read().objectsBucket())
        .contains(
            new ObjectsBucket(
                "media",
                Optional.of(URI.create("https://storage.example:9000")),
                "us-east-1",
                "cuepost/"));
  }
}

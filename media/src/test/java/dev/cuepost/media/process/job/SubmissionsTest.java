package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a submission is refused for, with the path of what is wrong. Nothing is stored then. */
@Tag("stored")
class SubmissionsTest {
  @TempDir private static Path directory;
  private static Plant plant;

  @BeforeAll
  static void open() throws IOException {
    plant = new Plant(directory);
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no                                           | InvalidParameter: Input is not JSON
          []                                           | InvalidParameter: Input must be a JSON object
          {"Media":"oss://demo/a.mp4"}                 | InvalidParameter: Input.Type is required
          {"Type":"OSS"}                               | InvalidParameter: Input.Media is required
          {"Type":"FTP","Media":"oss://demo/a.mp4"}    | InvalidParameter: Input.Type must be one of
          {"Type":"OSS","Media":"ftp://demo/a.mp4"}    | InvalidParameter: Input.Media is not usable
          {"Type":"OSS","Media":"http://a.test/b.mp4"} | InvalidParameter: Input.Media must be the address of an object
          {"Type":"OSS","Media":"oss://absent/a.mp4"}  | InvalidStorage.NotFound: Input.Media
          {"Type":"OSS","Media":"oss://foreign/a.mp4"} | InvalidStorage.NotFound: Input.Media
          {"Type":"Media","Media":"0123"}              | MediaNotFound: Input.Media
          """)
  void inputs(String input, String expected) {
    assertThat(Plant.refused(plant.processing.jobs().mediaInfo(Plant.submission(), input)))
        .startsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          oss://demo/a-{Count}.jpg    | {}                                                    | InvalidParameter: TemplateConfig.TemplateId is required
          oss://demo/a-{Count}.jpg    | {"TemplateId":"none"}                                 | InvalidTemplate.NotFound: TemplateConfig.TemplateId
          oss://demo/a-{Count}.jpg    | {"TemplateId":"S01-mp3-128"}                          | InvalidTemplate.NotFound: TemplateConfig.TemplateId
          oss://demo/a-{Count}.jpg    | {"TemplateId":"S02-normal","OverwriteParams":{"Width":"7"}} | InvalidParameter
          oss://demo/a-{Count}.jpg    | {"TemplateId":"S02-normal","OverwriteParams":7}       | InvalidParameter: TemplateConfig.OverwriteParams
          oss://demo/a.jpg            | {"TemplateId":"S02-normal"}                           | InvalidParameter
          oss://foreign/a-{Count}.jpg | {"TemplateId":"S02-normal"}                           | InvalidStorage.NotFound: Output.Media
          oss://demo/                 | {"TemplateId":"S02-normal"}                           | InvalidParameter: Output.Media
          oss://demo/a/{Count}.jpg/   | {"TemplateId":"S02-normal"}                           | InvalidParameter: Output.Media
          """)
  void snapshots(String output, String template, String expected) {
    assertThat(
            Plant.refused(
                plant
                    .processing
                    .jobs()
                    .snapshot(
                        Plant.submission(),
                        "{\"Type\":\"OSS\",\"Media\":\"oss://demo/clip.mp4\"}",
                        "{\"Type\":\"OSS\",\"Media\":\"%s\"}".formatted(output),
                        template)))
        .startsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                                   | InvalidParameter: OutputGroup must be a JSON array
          []                                                                   | InvalidParameter: OutputGroup needs one element
          [{}]                                                                 | InvalidParameter: OutputGroup[0].Output is required
          [{"Output":{"Type":"OSS","Media":"oss://demo/a.mp4"}}]               | InvalidParameter: OutputGroup[0].ProcessConfig is required
          [{"Output":{"Type":"OSS","Media":"oss://demo/a.mp4"},"ProcessConfig":{}}] | InvalidParameter: OutputGroup[0].ProcessConfig.Transcode is required
          [{"Output":{"Type":"Media","Media":"abc"},"ProcessConfig":{"Transcode":{"TemplateId":"S01-mp3-128"}}}] | InvalidParameter: OutputGroup[0].Output.Media of Type Media
          """)
  void transcodes(String outputs, String expected) {
    assertThat(
            Plant.refused(
                plant
                    .processing
                    .jobs()
                    .transcode(
                        Plant.submission(),
                        "[{\"Type\":\"OSS\",\"Media\":\"oss://demo/clip.mp4\"}]",
                        outputs)))
        .startsWith(expected);
  }
}

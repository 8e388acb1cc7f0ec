package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          IMAGE_WATERMARK | {"Width":"7"}                            | InvalidParameter: Width must be in 8..4096 pixels
          IMAGE_WATERMARK | {"Height":"4097"}                        | InvalidParameter: Height must be in 0..4096
          IMAGE_WATERMARK | {"Dx":"7"}                               | InvalidParameter: Dx must be 0, in 8..4096 pixels
          IMAGE_WATERMARK | {"Dy":"-1"}                              | InvalidParameter: Dy must be in 0..4096
          IMAGE_WATERMARK | {"ReferPos":"Middle"}                    | InvalidParameter: ReferPos must be one of
          IMAGE_WATERMARK | {"File":{"Type":"FTP","Media":"x"}}      | InvalidParameter: File.Type must be one of
          IMAGE_WATERMARK | {"Timeline":{"Start":"soon"}}            | InvalidParameter: Timeline.Start
          TEXT_WATERMARK  | {"FontSize":"3"}                         | InvalidParameter: FontSize must be in 4..120
          TEXT_WATERMARK  | {"Content":"a","FontAlpha":"0"}          | InvalidParameter: FontAlpha must be above 0
          TEXT_WATERMARK  | {"FontAlpha":"1.1"}                      | InvalidParameter: FontAlpha must be in 0..1
          TEXT_WATERMARK  | []                                       | InvalidParameter: TemplateConfig must be a JSON object
          SUBTITLE        | no                                       | InvalidParameter: TemplateConfig is not JSON
          TRANSCODE       | {"Audio":{"Remove":"true"},"Video":{}}   | InvalidParameter: Audio.Remove leaves nothing
          """)
  void templates(TemplateType type, String config, String expected) {
    Templates templates = plant.processing.templates();
    var owner = new Templates.Owner(Plant.ACCOUNT, Plant.REGION);
    Optional<Integer> subtype = type == TemplateType.TRANSCODE ? Optional.of(2) : Optional.empty();
    assertThat(refused(templates.create(owner, "t", type, subtype, config))).startsWith(expected);

    String good = type == TemplateType.TRANSCODE ? "{}" : "{\"ReferPos\":\"TopLeft\"}";
    var stored = (Templates.Outcome.Stored) templates.create(owner, "t", type, subtype, good);
    String id = stored.template().id();
    assertThat(refused(templates.update(owner, id, Optional.empty(), Optional.of(config))))
        .startsWith(expected);
    assertThat(templates.find(owner, id).orElseThrow().config()).isEqualTo(good);
  }

  private static String refused(Templates.Outcome outcome) {
    Rejection why = ((Templates.Outcome.Refused) outcome).why();
    return why.code() + ": " + why.message();
  }
}

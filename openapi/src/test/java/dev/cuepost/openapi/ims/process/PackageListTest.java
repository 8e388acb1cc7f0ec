package dev.cuepost.openapi.ims.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.vod.Studio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jobs are told as those that join playlists. */
class PackageListTest {
  @TempDir private static Path directory;
  private static Studio studio;

  @BeforeAll
  static void start() throws IOException {
    studio = new Studio(directory);
    studio.put("in.mp4", new byte[10]);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void a_part_of_a_conversion_is_no_package_job() throws IOException {
    String whole =
        studio
            .ims(
                "SubmitMediaConvertJob",
                Map.of(
                    "Config",
                    """
                    {"Inputs":[{"InputFile":{"Type":"OSS","Media":"oss://demo/in.mp4"}}],
                     "OutputGroups":[{"Name":"g",
                       "GroupConfig":{"Type":"HLS","ManifestName":"master",
                         "OutputFileBase":{"Type":"OSS","Media":"oss://demo/hls/"}},
                       "Outputs":[{"Name":"low","TemplateId":"S01-hls-h264-360p","OutputFileName":"low"}]}]}\
                    """))
            .path("JobId")
            .asText();
    String part =
        studio
            .processing
            .jobs()
            .findGroup(new Owner(Product.IMS, Gateway.ACCOUNT, Studio.REGION), whole)
            .orElseThrow()
            .jobs()
            .stream()
            .filter(job -> job.kind() == JobKind.PACKAGE)
            .findFirst()
            .orElseThrow()
            .jobId();
    String alone =
        studio
            .ims(
                "SubmitPackageJob",
                Map.of(
                    "Inputs",
                    "[{\"Input\":{\"Type\":\"OSS\",\"Media\":\"oss://demo/in.m3u8\"}}]",
                    "Output",
                    "{\"Type\":\"OSS\",\"Media\":\"oss://demo/master.m3u8\"}"))
            .path("JobId")
            .asText();
    assertThat(
            studio
                .ims("ListPackageJobs", Map.of())
                .at("/PackageJobList/PackageJobs")
                .findValuesAsText("JobId"))
        .containsExactly(alone);
    assertThat(studio.ims("GetPackageJob", Map.of("JobId", alone)).has("Code")).isFalse();
    assertThat(studio.ims("GetPackageJob", Map.of("JobId", part)).path("Code").asText())
        .isEqualTo("JobNotFound");
  }
}

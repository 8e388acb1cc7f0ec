package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.store.MediaUrls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outputs are called, and what is told of them. */
@Tag("slow")
class OutputsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;
  private static Plant plant;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    plant = new Plant(directory);
    plant.clip("clip.mp4");
    plant.processing.start(1);
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  @Test
  void an_encrypted_stream_is_told_as_any_other() throws IOException {
    ProcessJob job =
        transcode(
            "oss://demo/secret.m3u8",
            "\"Encryption\":{\"EncryptType\":\"HLSEncryption\",\"KeyServiceType\":\"Base64\","
                + "\"CipherText\":\"AAECAwQFBgcICQoLDA0ODw==\",\"DecryptKeyUri\":\"http://k.test/k\"},");
    assertThat(plant.text("secret.m3u8")).contains("METHOD=AES-128");
    assertThat(job.result().orElseThrow().keys()).containsExactly("secret.m3u8", "secret-00001.ts");
    JsonNode meta = JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
    assertThat(meta.at("/FileBasicInfo/Height").asText()).isEqualTo("128");
    assertThat(meta.at("/FileBasicInfo/FormatName").asText()).isEqualTo("hls");
    assertThat(meta.at("/VideoStreamInfoList/0/Codec_name").asText()).isEqualTo("h264");
    assertThat(meta.at("/AudioStreamInfoList/0/CodecName").asText()).isEqualTo("aac");
  }

  @Test
  void the_asset_of_an_input_stands_in_the_name_also_where_the_input_is_named_by_its_address() {
    var asset =
        new Asset(
            "00000000000000000000000000000007",
            Product.IMS,
            Plant.ACCOUNT,
            Plant.REGION,
            Event.DEFAULT_APP,
            AssetKind.VIDEO,
            AssetState.NORMAL,
            AssetSource.REGISTERED,
            "http://demo.oss-cn-shanghai.aliyuncs.com/clip.mp4",
            Details.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Instant.EPOCH);
    plant
        .database
        .jdbi()
        .useTransaction(
            tx -> new Assets(plant.database.jdbi(), new MediaUrls(Map.of())).insert(tx, asset));
    ProcessJob job = transcode("oss://demo/of/{MediaId}.m3u8", "");
    assertThat(job.mainFile().orElseThrow().key()).isEqualTo("of/" + asset.mediaId() + ".m3u8");
  }

  private static ProcessJob transcode(String target, String more) {
    String output =
        """
        [{"Output":{"Type":"OSS","Media":"%s"},
          "ProcessConfig":{%s"Transcode":{"TemplateId":"S01-hls-h264-360p",
            "OverwriteParams":{"Video":{"Height":"128","Preset":"ultrafast"}}}}}]\
        """
            .formatted(target, more);
    JobGroup group =
        plant.ended(
            Plant.accepted(
                plant
                    .processing
                    .jobs()
                    .transcode(
                        Plant.submission(),
                        "[{\"Type\":\"OSS\",\"Media\":\"oss://demo/clip.mp4\"}]",
                        output)));
    assertThat(group.state()).isEqualTo(JobState.SUCCESS);
    return group.jobs().getFirst();
  }
}

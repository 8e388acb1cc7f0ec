package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.project.Projects;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editing projects in the words of VOD, over the wire. */
class VodProjectsTest {
  private final ManualClock clock = new ManualClock();
  @TempDir private Path directory;
  private Database database;
  private Gateway gateway;

  @BeforeEach
  void start() {
    database = TestDatabase.open(directory);
    var assets = new Assets(database.jdbi(), new MediaUrls(Map.of()));
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "vod",
                "2017-03-21",
                EditingProjectActions.all(
                    new Projects(database.jdbi(), clock, () -> UUID.randomUUID().toString()),
                    assets,
                    new CategoryActions(new Categories(database.jdbi(), clock), Product.VOD),
                    new VideoFacts(
                        video -> List.of("http://h.test/%s-1.jpg".formatted(video.mediaId())),
                        video -> List.of("http://h.test/%s-sheet.jpg".formatted(video.mediaId())),
                        _ -> Optional.empty(),
                        _ -> Optional.empty()))));
    database
        .jdbi()
        .useTransaction(tx -> {
          assets.insert(tx, asset("film", AssetKind.VIDEO));
          assets.insert(tx, asset("song", AssetKind.AUDIO));
        });
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void a_project_goes_through_its_life() throws Exception {
    JsonNode made =
        vod("AddEditingProject", Map.of("Title", "Trip", "Description", "d")).path("Project");
    assertThat(made.path("Status").asText()).isEqualTo("Normal");
    String id = made.path("ProjectId").asText();

    vod("UpdateEditingProject", Map.of("ProjectId", id, "Timeline", "{\"VideoTracks\":[]}"));
    JsonNode got = vod("GetEditingProject", Map.of("ProjectId", id)).path("Project");
    assertThat(got.path("Title").asText()).isEqualTo("Trip");
    assertThat(got.path("Description").asText()).isEqualTo("d");
    assertThat(got.path("Timeline").asText()).isEqualTo("{\"VideoTracks\":[]}");
    assertThat(got.path("RegionId").asText()).isEqualTo("cn-shanghai");

    clock.advance(Duration.ofSeconds(1));
    vod("AddEditingProject", Map.of("Title", "100% Trip"));
    assertThat(found(Map.of())).isEqualTo("100% Trip,Trip");
    assertThat(found(Map.of("SortBy", "CreationTime:Asc", "PageSize", "1", "PageNo", "2")))
        .isEqualTo("100% Trip");
    assertThat(found(Map.of("Title", "0%"))).isEqualTo("100% Trip");
    assertThat(found(Map.of("Title", "T%p"))).isEmpty();
    assertThat(found(Map.of("Status", "Produced,ProduceFailed"))).isEmpty();
    assertThat(found(Map.of("Status", "Normal"))).isEqualTo("100% Trip,Trip");

    vod("DeleteEditingProject", Map.of("ProjectIds", id + ",none"));
    assertThat(vod("GetEditingProject", Map.of("ProjectId", id)).path("Code").asText())
        .isEqualTo("ProjectNotFound");
  }

  @Test
  void materials_are_set_as_a_whole() throws Exception {
    String id = vod("AddEditingProject", Map.of("Title", "Trip")).at("/Project/ProjectId").asText();
    vod("SetEditingProjectMaterials", Map.of("ProjectId", id, "MaterialIds", "film"));
    vod("SetEditingProjectMaterials", Map.of("ProjectId", id, "MaterialIds", "song,film,gone"));

    JsonNode all =
        vod("GetEditingProjectMaterials", Map.of("ProjectId", id)).at("/MaterialList/Material");
    assertThat(all).hasSize(2);
    assertThat(all.path(0).path("MaterialId").asText()).isEqualTo("song");
    assertThat(all.path(0).path("Status").asText()).isEqualTo("Normal");
    assertThat(all.path(0).path("Duration").asDouble()).isEqualTo(1.5);
    assertThat(all.path(1).path("Snapshots").toString())
        .isEqualTo("{\"Snapshot\":[\"http://h.test/film-1.jpg\"]}");
    assertThat(all.path(1).path("Sprites").toString())
        .isEqualTo("{\"Sprite\":[\"http://h.test/film-sheet.jpg\"]}");
    assertThat(
            vod("GetEditingProjectMaterials", Map.of("ProjectId", id, "MaterialType", "video"))
                .at("/MaterialList/Material"))
        .hasSize(1);
  }

  @Test
  void what_is_wrong_is_said() throws Exception {
    refused("AddEditingProject", Map.of(), "MissingTitle");
    refused("AddEditingProject", Map.of("Title", "t", "Timeline", "[]"), "InvalidParameter");
    refused("UpdateEditingProject", Map.of("ProjectId", "none"), "ProjectNotFound");
    refused("DeleteEditingProject", Map.of("ProjectIds", "none"), "ProjectNotFound");
    refused("SearchEditingProject", Map.of("Status", "Draft"), "InvalidParameter");
    refused(
        "SetEditingProjectMaterials",
        Map.of("ProjectId", "none", "MaterialIds", "film"),
        "ProjectNotFound");
  }

  private String found(Map<String, String> parameters) throws Exception {
    JsonNode answer = vod("SearchEditingProject", parameters);
    assertThat(answer.path("Total").isInt()).isTrue();
    var titles = new StringBuilder();
    for (JsonNode project : answer.at("/ProjectList/Project")) {
      titles.append(titles.isEmpty() ? "" : ",").append(project.path("Title").asText());
    }
    return titles.toString();
  }

  private void refused(String action, Map<String, String> parameters, String code)
      throws Exception {
    assertThat(vod(action, parameters).path("Code").asText()).isEqualTo(code);
  }

  private JsonNode vod(String action, Map<String, String> parameters) throws Exception {
    return gateway.call("2017-03-21", action, parameters);
  }

  private static Asset asset(String id, AssetKind kind) {
    return new Asset(
        id,
        Product.VOD,
        Gateway.ACCOUNT,
        "cn-shanghai",
        "app-1000000",
        kind,
        AssetState.NORMAL,
        AssetSource.UPLOADED,
        "http://127.0.0.1:8701/demo/" + id,
        Details.NONE,
        Optional.empty(),
        Optional.of(new AssetFile(7, Optional.of(Duration.ofMillis(1_500)), Optional.empty())),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}

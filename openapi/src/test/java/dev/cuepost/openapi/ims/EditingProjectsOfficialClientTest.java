package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ice20201109.Client;
import com.aliyun.ice20201109.models.AddEditingProjectMaterialsRequest;
import com.aliyun.ice20201109.models.AddTemplateRequest;
import com.aliyun.ice20201109.models.CreateEditingProjectRequest;
import com.aliyun.ice20201109.models.DeleteEditingProjectMaterialsRequest;
import com.aliyun.ice20201109.models.DeleteEditingProjectsRequest;
import com.aliyun.ice20201109.models.DeleteTemplateRequest;
import com.aliyun.ice20201109.models.GetEditingProjectMaterialsRequest;
import com.aliyun.ice20201109.models.GetEditingProjectRequest;
import com.aliyun.ice20201109.models.GetTemplateMaterialsRequest;
import com.aliyun.ice20201109.models.GetTemplateParamsRequest;
import com.aliyun.ice20201109.models.GetTemplateRequest;
import com.aliyun.ice20201109.models.ListTemplatesRequest;
import com.aliyun.ice20201109.models.SearchEditingProjectRequest;
import com.aliyun.ice20201109.models.UpdateEditingProjectRequest;
import com.aliyun.ice20201109.models.UpdateTemplateRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.access.Access;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.project.Projects;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.template.EditingTemplates;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates and projects as the official client sees them. */
class EditingProjectsOfficialClientTest {
  private static final String TEMPLATE =
      "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaId\":\"opening\"},"
          + "{\"MediaURL\":\"$Clip\",\"Out\":\"$End:4\"}]}]}";

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger ids = new AtomicInteger();
  @TempDir private Path directory;
  private Database database;
  private Gateway gateway;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    database = TestDatabase.open(directory);
    var assets = new Assets(database.jdbi(), new MediaUrls(Map.of()));
    var urls = new MediaUrls(Map.of());
    var reads =
        new ReadUrls(
            Access.open(database.jdbi(), directory.resolve("key"), clock, new SecureRandom())
                .sessions(),
            urls,
            new Buckets(database.jdbi(), clock));
    gateway =
        Gateway.start(
            InstantSource.system(), // by which the client signs
            new dev.cuepost.openapi.Product(
                "ice",
                "2020-11-09",
                Stream.concat(
                        EditingTemplateActions.all(
                            new EditingTemplates(database.jdbi(), clock, this::id), assets, reads)
                            .stream(),
                        EditingProjectActions.all(
                            new Projects(database.jdbi(), clock, this::id),
                            assets,
                            new CategoryActions(
                                new Categories(database.jdbi(), clock),
                                dev.cuepost.callback.event.Product.IMS))
                            .stream())
                    .toList()));
    client =
        new Client(
            new Config()
                .setAccessKeyId(Gateway.KEY.id())
                .setAccessKeySecret(Gateway.KEY.secret())
                .setEndpoint(gateway.endpoint())
                .setProtocol("HTTP")
                .setRegionId("cn-shanghai"));
    database
        .jdbi()
        .useTransaction(tx -> {
          assets.insert(tx, asset("opening"));
          assets.insert(tx, asset("clip"));
        });
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void a_template_goes_through_its_life() throws Exception {
    var made =
        client
            .addTemplate(
                new AddTemplateRequest()
                    .setName("Opening")
                    .setType("Timeline")
                    .setConfig(TEMPLATE)
                    .setCoverUrl("http://h.test/c.jpg")
                    .setPreviewMedia("opening")
                    .setRelatedMediaids("{\"video\":[\"opening\"]}"))
            .getBody()
            .getTemplate();
    assertThat(made.getStatus()).isEqualTo("Available");
    assertThat(made.getCreateSource()).isEqualTo("OpenAPI");

    var got =
        client
            .getTemplate(
                new GetTemplateRequest()
                    .setTemplateId(made.getTemplateId())
                    .setRelatedMediaidFlag("1"))
            .getBody()
            .getTemplate();
    assertThat(got.getConfig()).isEqualTo(TEMPLATE);
    assertThat(got.getClipsParam()).isEqualTo("{\"Clip\":\"mediaURL\",\"End\":\"4\"}");
    assertThat(got.getRelatedMediaids()).isEqualTo("{\"video\":[\"opening\"]}");
    assertThat(got.getCoverURL()).isEqualTo("http://h.test/c.jpg");
    assertThat(got.getPreviewMediaStatus()).isEqualTo("Normal");

    var parameters =
        client
            .getTemplateParams(new GetTemplateParamsRequest().setTemplateId(made.getTemplateId()))
            .getBody()
            .getParamList();
    assertThat(parameters.getFirst().getKey()).isEqualTo("Clip");
    assertThat(parameters.getFirst().getType()).isEqualTo("Video");
    assertThat(parameters.getLast().getContent()).isEqualTo("4");

    assertThat(
            client
                .getTemplateMaterials(
                    new GetTemplateMaterialsRequest().setTemplateId(made.getTemplateId()))
                .getBody()
                .getMaterialUrls())
        .isEqualTo("{\"opening\":\"http://127.0.0.1:8701/demo/opening\"}");

    client.updateTemplate(
        new UpdateTemplateRequest()
            .setTemplateId(made.getTemplateId())
            .setName("Other")
            .setStatus("Created"));
    var listed = client.listTemplates(new ListTemplatesRequest().setKeyword("the")).getBody();
    assertThat(listed.getTotalCount()).isOne();
    assertThat(listed.getTemplates().getFirst().getName()).isEqualTo("Other");
    assertThat(listed.getTemplates().getFirst().getStatus()).isEqualTo("Created");

    client.deleteTemplate(new DeleteTemplateRequest().setTemplateIds(made.getTemplateId()));
    assertThat(client.listTemplates(new ListTemplatesRequest()).getBody().getTemplates()).isEmpty();
    assertThatThrownBy(
            () -> client.getTemplate(new GetTemplateRequest().setTemplateId(made.getTemplateId())))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("ResourceNotFound");
              assertThat(e.getData()).containsEntry("statusCode", 404);
            });
  }

  @Test
  void a_project_goes_through_its_life() throws Exception {
    var made =
        client
            .createEditingProject(
                new CreateEditingProjectRequest()
                    .setTitle("Trip")
                    .setMaterialMaps("{\"video\":\"clip,gone\",\"editingProject\":\"p1\"}"))
            .getBody()
            .getProject();
    assertThat(made.getStatus()).isEqualTo(1);
    assertThat(made.getStatusName()).isEqualTo("Draft");

    client.updateEditingProject(
        new UpdateEditingProjectRequest()
            .setProjectId(made.getProjectId())
            .setTimeline("{\"VideoTracks\":[]}"));
    var got =
        client
            .getEditingProject(new GetEditingProjectRequest().setProjectId(made.getProjectId()))
            .getBody()
            .getProject();
    assertThat(got.getTitle()).isEqualTo("Trip");
    assertThat(got.getStatus()).isEqualTo("Editing");
    assertThat(got.getTimeline()).isEqualTo("{\"VideoTracks\":[]}");

    clock.advance(Duration.ofMillis(1_400));
    client.createEditingProject(new CreateEditingProjectRequest().setTitle("Later"));
    assertThat(
            client
                .searchEditingProject(
                    new SearchEditingProjectRequest()
                        .setStartTime("2026-11-22T00:00:01Z")
                        .setEndTime("2026-11-22T00:00:01Z"))
                .getBody()
                .getProjectList())
        .extracting(project -> project.getTitle())
        .containsExactly("Later");
    var all = client.searchEditingProject(new SearchEditingProjectRequest()).getBody();
    assertThat(all.getTotalCount()).isEqualTo(2);
    assertThat(all.getProjectList().getFirst().getTitle()).isEqualTo("Later");
    assertThat(
            client
                .searchEditingProject(
                    new SearchEditingProjectRequest().setStatus("Editing,Produced"))
                .getBody()
                .getProjectList())
        .extracting(project -> project.getTitle())
        .containsExactly("Trip");
    assertThat(
            client
                .searchEditingProject(new SearchEditingProjectRequest().setTemplateType("Timeline"))
                .getBody()
                .getTotalCount())
        .as("none fills a template")
        .isZero();
    var others =
        client
            .searchEditingProject(new SearchEditingProjectRequest().setTemplateType("None"))
            .getBody();
    assertThat(others.getTotalCount()).isEqualTo(2);
    assertThat(others.getProjectList().getLast().getTimeline()).isNotEmpty();

    client.deleteEditingProjects(
        new DeleteEditingProjectsRequest().setProjectIds(made.getProjectId()));
    assertThatThrownBy(() ->
            client.getEditingProject(
                new GetEditingProjectRequest().setProjectId(made.getProjectId())))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("ProjectNotFound"));
  }

  @Test
  void materials_stand_beside_a_project() throws Exception {
    String id =
        client
            .createEditingProject(
                new CreateEditingProjectRequest()
                    .setTitle("Trip")
                    .setMaterialMaps("{\"video\":\"clip,gone\"}"))
            .getBody()
            .getProject()
            .getProjectId();

    var added =
        client
            .addEditingProjectMaterials(
                new AddEditingProjectMaterialsRequest()
                    .setProjectId(id)
                    .setMaterialMaps("{\"video\":\"opening,clip\",\"editingProject\":\"p1\"}"))
            .getBody();
    assertThat(added.getMediaInfos())
        .extracting(media -> media.getMediaId())
        .containsExactly("clip", "opening");
    assertThat(added.getProjectMaterials()).containsExactly("p1");

    client.deleteEditingProjectMaterials(
        new DeleteEditingProjectMaterialsRequest()
            .setProjectId(id)
            .setMaterialType("video")
            .setMaterialIds("clip,never"));
    var left =
        client
            .getEditingProjectMaterials(new GetEditingProjectMaterialsRequest().setProjectId(id))
            .getBody();
    assertThat(left.getMediaInfos())
        .extracting(media -> media.getMediaId())
        .containsExactly("opening");
    assertThat(left.getLiveMaterials()).isEmpty();
  }

  @Test
  void what_is_wrong_is_said() throws Exception {
    refused("AddTemplate", "Config", "{", "InvalidParameter");
    refused("AddTemplate", "Config", "[]", "InvalidParameter");
    refused("AddTemplate", "Config", "", "MissingConfig");
    refused("AddTemplate", "Type", "VETemplate", "InvalidParameter");
    refused("AddTemplate", "RelatedMediaids", "[]", "InvalidParameter");
    refused("UpdateTemplate", "TemplateId", "none", "ResourceNotFound");
    refused("DeleteTemplate", "TemplateIds", "none", "ResourceNotFound");
    refused("DeleteTemplate", "TemplateIds", ",", "InvalidParameter");
    refused("CreateEditingProject", "Timeline", "[]", "InvalidParameter");
    refused("CreateEditingProject", "ClipsParam", "{", "InvalidParameter");
    refused("CreateEditingProject", "MaterialMaps", "{\"liveStream\":\"[]\"}", "InvalidParameter");
    refused("CreateEditingProject", "ProjectType", "LiveEditingProject", "InvalidParameter");
    refused("UpdateEditingProject", "ProjectId", "none", "ProjectNotFound");
    refused("AddEditingProjectMaterials", "ProjectId", "none", "ProjectNotFound");
    refused("DeleteEditingProjects", "ProjectIds", "none", "ProjectNotFound");
    refused("SearchEditingProject", "Status", "Editing,No", "InvalidParameter");
  }

  private void refused(String action, String name, String value, String code) throws Exception {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of("Name", "n", "Title", "t", "Config", "{}", "MaterialMaps", "{\"video\":\"v\"}"));
    parameters.put(name, value);
    JsonNode answer = gateway.call("2020-11-09", action, parameters);
    assertThat(answer.path("Code").asText()).as(answer.toString()).isEqualTo(code);
  }

  private String id() {
    return "%032x".formatted(ids.incrementAndGet());
  }

  private static Asset asset(String id) {
    return new Asset(
        id,
        Product.IMS,
        Gateway.ACCOUNT,
        "cn-shanghai",
        "app-1000000",
        AssetKind.VIDEO,
        AssetState.NORMAL,
        AssetSource.REGISTERED,
        "http://127.0.0.1:8701/demo/" + id,
        Details.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}

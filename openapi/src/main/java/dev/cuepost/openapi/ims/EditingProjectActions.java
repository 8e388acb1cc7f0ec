package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.project.Content;
import dev.cuepost.media.project.Material;
import dev.cuepost.media.project.Owner;
import dev.cuepost.media.project.Project;
import dev.cuepost.media.project.ProjectPage;
import dev.cuepost.media.project.ProjectQuery;
import dev.cuepost.media.project.Projects;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.Verdicts;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operations on editing projects. Source: IMS documentation, CreateEditingProject and its like,
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-createeditingproject.
 */
final class EditingProjectActions {
  private static final int PAGE_DEFAULT = 10;
  private static final int IDS_MAX = 100;
  private static final int MATERIALS_MAX = 300;

  private static final Parameter<String> ID =
      Parameter.required("ProjectId", ParameterType.text(64));
  private static final Parameter<String> IDS =
      Parameter.required("ProjectIds", ParameterType.text(8_192));
  private static final Parameter<String> TITLE =
      Parameter.optional("Title", ParameterType.text(128));
  private static final Parameter<String> NEW_TITLE = Parameter.required("Title", TITLE.type());
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text(1_024));
  private static final Parameter<String> COVER_URL =
      Parameter.optional("CoverURL", ParameterType.text(1_024));
  private static final Parameter<String> TIMELINE =
      Parameter.optional("Timeline", ParameterType.text());
  private static final Parameter<String> TEMPLATE_ID =
      Parameter.optional("TemplateId", ParameterType.text(64));
  private static final Parameter<String> CLIPS_PARAM =
      Parameter.optional("ClipsParam", ParameterType.text());
  private static final Parameter<String> TEMPLATE_TYPE =
      Parameter.optional("TemplateType", ParameterType.oneOf("Timeline", "None"));
  private static final Parameter<String> PROJECT_TYPE =
      Parameter.optional("ProjectType", ParameterType.oneOf("EditingProject"));
  private static final Parameter<String> BUSINESS_CONFIG =
      Parameter.optional("BusinessConfig", ParameterType.text(65_536));
  private static final Parameter<String> BUSINESS_STATUS =
      Parameter.optional("BusinessStatus", ParameterType.text(64));
  private static final Parameter<String> MATERIAL_MAPS =
      Parameter.optional("MaterialMaps", ParameterType.text(131_072));
  private static final Parameter<String> NEW_MATERIALS =
      Parameter.required("MaterialMaps", MATERIAL_MAPS.type());
  private static final Parameter<String> MATERIAL_IDS =
      Parameter.required("MaterialIds", ParameterType.text(65_536));
  private static final Parameter<String> MATERIAL_TYPE =
      Parameter.required(
          "MaterialType",
          ParameterType.oneOf("video", "audio", "image", "text", "subtitle", "editingProject"));
  private static final Parameter<String> REQUEST_SOURCE =
      Parameter.optional("RequestSource", ParameterType.oneOf("OpenAPI", "WebSDK"));
  private static final Parameter<String> CREATE_SOURCE =
      Parameter.optional("CreateSource", EditingSources.TYPE);
  private static final Parameter<Instant> START_TIME =
      Parameter.optional("StartTime", ParameterType.time());
  private static final Parameter<Instant> END_TIME =
      Parameter.optional("EndTime", ParameterType.end());
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.text(256));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));
  private static final Parameter<Integer> PAGE_NO =
      Parameter.optional("PageNo", ParameterType.whole(1, 999_999));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));

  private final Projects projects;
  private final Assets assets;
  private final CategoryActions categories;

  private EditingProjectActions(Projects projects, Assets assets, CategoryActions categories) {
    this.projects = projects;
    this.assets = assets;
    this.categories = categories;
  }

  static List<Action> all(Projects projects, Assets assets, CategoryActions categories) {
    var actions = new EditingProjectActions(projects, assets, categories);
    return List.of(
        new NamedAction(
            "CreateEditingProject",
            List.of(
                NEW_TITLE,
                DESCRIPTION,
                COVER_URL,
                TIMELINE,
                TEMPLATE_ID,
                CLIPS_PARAM,
                TEMPLATE_TYPE,
                PROJECT_TYPE,
                BUSINESS_CONFIG,
                MATERIAL_MAPS),
            actions::create),
        new NamedAction("GetEditingProject", List.of(ID, REQUEST_SOURCE), actions::get),
        new NamedAction(
            "UpdateEditingProject",
            List.of(
                ID,
                TITLE,
                DESCRIPTION,
                COVER_URL,
                TIMELINE,
                TEMPLATE_ID,
                CLIPS_PARAM,
                BUSINESS_STATUS),
            actions::update),
        new NamedAction("DeleteEditingProjects", List.of(IDS), actions::delete),
        new NamedAction(
            "SearchEditingProject",
            List.of(
                CREATE_SOURCE,
                START_TIME,
                END_TIME,
                STATUS,
                PROJECT_TYPE,
                TEMPLATE_TYPE,
                SORT_BY,
                PAGE_NO,
                PAGE_SIZE),
            actions::search),
        new NamedAction(
            "AddEditingProjectMaterials", List.of(ID, NEW_MATERIALS), actions::addMaterials),
        new NamedAction("GetEditingProjectMaterials", List.of(ID), actions::materials),
        new NamedAction(
            "DeleteEditingProjectMaterials",
            List.of(ID, MATERIAL_IDS, MATERIAL_TYPE),
            actions::deleteMaterials));
  }

  private Fields create(Call call) throws Refusal {
    List<Material> materials =
        call.find(MATERIAL_MAPS).isPresent()
            ? materials(call.find(MATERIAL_MAPS).orElseThrow())
            : List.of();
    Project made =
        Verdicts.accepted(
            projects.create(owner(call), content(call, NEW_TITLE), materials, "OpenAPI"));
    return new Fields()
        .fields(
            "Project",
            told(made)
                .text("Timeline", made.content().timeline())
                .whole("Status", number(made.state()))
                .text("StatusName", word(made.state()))
                .real("Duration", made.length().map(length -> length.toMillis() / 1_000.0)));
  }

  private Fields get(Call call) throws Refusal {
    Project project = need(call);
    return new Fields()
        .fields("Project", timed(project).text("Timeline", project.content().timeline()));
  }

  private Fields update(Call call) throws Refusal {
    Verdicts.accepted(projects.update(owner(call), call.get(ID), content(call, TITLE), "OpenAPI"));
    return new Fields();
  }

  private Fields delete(Call call) throws Refusal {
    List<String> ids = IdLists.read(IDS, call.get(IDS), IDS_MAX);
    if (projects.delete(owner(call), ids) == 0) {
      throw notFound(String.join(",", ids));
    }
    return new Fields();
  }

  private Fields search(Call call) throws Refusal {
    int size = call.find(PAGE_SIZE).orElse(PAGE_DEFAULT);
    ProjectPage page =
        projects.list(
            new ProjectQuery(
                owner(call),
                states(call),
                call.find(START_TIME),
                call.find(END_TIME),
                Optional.empty(),
                call.find(CREATE_SOURCE),
                call.find(TEMPLATE_TYPE).map("Timeline"::equals),
                !call.find(SORT_BY).orElse("").endsWith("Asc"),
                call.find(PAGE_NO).orElse(1),
                size));
    return new Fields()
        .items("ProjectList", page.projects().stream().map(EditingProjectActions::listed).toList())
        .whole("MaxResults", size)
        .whole("TotalCount", page.total());
  }

  private Fields addMaterials(Call call) throws Refusal {
    return materials(
        call,
        Verdicts.accepted(
            projects.add(owner(call), call.get(ID), materials(call.get(NEW_MATERIALS)))));
  }

  private Fields materials(Call call) throws Refusal {
    return materials(call, Verdicts.accepted(projects.materials(owner(call), call.get(ID))));
  }

  private Fields deleteMaterials(Call call) throws Refusal {
    Material.Type type = type(call.get(MATERIAL_TYPE));
    List<Material> gone =
        IdLists.read(MATERIAL_IDS, call.get(MATERIAL_IDS), MATERIALS_MAX).stream()
            .map(id -> new Material(type, id))
            .toList();
    Verdicts.accepted(projects.remove(owner(call), call.get(ID), gone));
    return new Fields();
  }

  /** Assets that are gone meanwhile are left out. */
  private Fields materials(Call call, List<Material> materials) {
    List<Fields> media = new ArrayList<>();
    List<Value.Text> others = new ArrayList<>();
    for (Material material : materials) {
      if (material.type() == Material.Type.PROJECT) {
        others.add(new Value.Text(material.materialId()));
      } else {
        assets
            .find(call.account(), Product.IMS, material.materialId())
            .ifPresent(
                asset -> media.add(AssetAnswer.found(asset, categories, FileUrls.Addresses.BARE)));
      }
    }
    return new Fields()
        .text("ProjectId", call.get(ID))
        .items("MediaInfos", media)
        .items("ProjectMaterials", others)
        .items("LiveMaterials", List.of());
  }

  private static List<Material> materials(String json) throws Refusal {
    Members maps = Members.read(NEW_MATERIALS.name(), json);
    if (maps.text("liveStream", 65_536).isPresent()) {
      throw maps.wrong("liveStream", "is not supported: there are no live streams");
    }
    List<Material> materials = new ArrayList<>();
    for (String word : List.of("video", "audio", "image", "text", "subtitle", "editingProject")) {
      Optional<String> ids = maps.text(word, 65_536);
      if (ids.isPresent()) {
        for (String id : IdLists.read(NEW_MATERIALS, ids.get(), MATERIALS_MAX)) {
          if (id.length() > 64) {
            throw maps.wrong(word, "has ids of at most 64 characters");
          }
          materials.add(new Material(type(word), id));
        }
      }
    }
    return materials;
  }

  private static Material.Type type(String word) {
    return switch (word) {
      case "video" -> Material.Type.VIDEO;
      case "audio" -> Material.Type.AUDIO;
      case "image" -> Material.Type.IMAGE;
      case "editingProject" -> Material.Type.PROJECT;
      default -> Material.Type.TEXT;
    };
  }

  private Project need(Call call) throws Refusal {
    return projects.find(owner(call), call.get(ID)).orElseThrow(() -> notFound(call.get(ID)));
  }

  private static Refusal notFound(String id) {
    return Verdicts.refusal(Projects.notFound(id));
  }

  private static Owner owner(Call call) {
    return new Owner(Product.IMS, call.account(), call.region());
  }

  private static Content content(Call call, Parameter<String> title) throws Refusal {
    if (call.find(TIMELINE).isPresent() && call.find(TEMPLATE_ID).isPresent()) {
      throw new Refusal(
          RpcError.invalid("TemplateId", "only one of Timeline and TemplateId may be given"));
    }
    return new Content(
        call.find(title),
        call.find(DESCRIPTION),
        call.find(COVER_URL),
        call.find(TIMELINE),
        call.find(TEMPLATE_ID),
        call.find(CLIPS_PARAM),
        call.find(BUSINESS_CONFIG),
        call.find(BUSINESS_STATUS));
  }

  private static Set<Project.State> states(Call call) throws Refusal {
    Set<Project.State> states = EnumSet.noneOf(Project.State.class);
    if (call.find(STATUS).isEmpty()) {
      return states;
    }
    for (String word : call.find(STATUS).orElseThrow().split(",", -1)) {
      states.add(
          Arrays.stream(Project.State.values())
              .filter(state -> word(state).equals(word.strip()))
              .findFirst()
              .orElseThrow(() ->
                  new Refusal(
                      RpcError.invalid(
                          STATUS.name(),
                          "it must be a list of Draft, Editing, Producing, Produced and"
                              + " ProduceFailed, has "
                              + word))));
    }
    return states;
  }

  private static Fields listed(Project project) {
    return timed(project)
        .text("Timeline", project.content().timeline())
        .text("ErrorCode", project.failure().map(Failure::code))
        .text("ErrorMessage", project.failure().map(Failure::message));
  }

  private static Fields timed(Project project) {
    Fields fields = told(project).text("Status", word(project.state()));
    project.length().map(Duration::toSeconds).ifPresent(all -> fields.whole("Duration", all));
    return fields;
  }

  private static Fields told(Project project) {
    Content content = project.content();
    return new Fields()
        .text("ProjectId", project.projectId())
        .text("Title", content.title().orElse(""))
        .text("Description", content.description())
        .text("CoverURL", content.coverUrl())
        .text("TemplateId", content.templateId())
        .text("TemplateType", content.templateId().map(_ -> "Timeline"))
        .text("ClipsParam", content.clipsParam())
        .text("BusinessConfig", content.businessConfig())
        .text("BusinessStatus", content.businessStatus())
        .text("ProjectType", "EditingProject")
        .text("CreateSource", project.createSource())
        .text("ModifiedSource", project.modifiedSource())
        .text("CreateTime", WireTime.of(project.createdAt()))
        .text("ModifiedTime", WireTime.of(project.modifiedAt()));
  }

  /** Source: CreateEditingProject, the numbers of its states. */
  private static int number(Project.State state) {
    return switch (state) {
      case DRAFT -> 1;
      case EDITING -> 2;
      case PRODUCING -> 3;
      case PRODUCED -> 4;
      case PRODUCE_FAILED -> 5;
    };
  }

  private static String word(Project.State state) {
    return switch (state) {
      case DRAFT -> "Draft";
      case EDITING -> "Editing";
      case PRODUCING -> "Producing";
      case PRODUCED -> "Produced";
      case PRODUCE_FAILED -> "ProduceFailed";
    };
  }
}

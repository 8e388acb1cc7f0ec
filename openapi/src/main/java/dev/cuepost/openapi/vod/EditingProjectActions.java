package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetSource;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operations on editing projects. Source: ApsaraVideo VOD documentation, AddEditingProject and
 * its like,
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-addeditingproject.
 */
final class EditingProjectActions {
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final int PAGE_DEFAULT = 10;
  private static final int IDS_MAX = 100;

  static final Parameter<String> TITLE = Parameter.optional("Title", ParameterType.text(128));
  static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text(1_024));
  static final Parameter<String> TIMELINE = Parameter.optional("Timeline", ParameterType.text());

  private static final Parameter<String> NEW_TITLE = Parameter.required("Title", TITLE.type());
  private static final Parameter<String> ID =
      Parameter.required("ProjectId", ParameterType.text(64));
  private static final Parameter<String> IDS =
      Parameter.required("ProjectIds", ParameterType.text(8_192));
  private static final Parameter<String> MATERIAL_IDS =
      Parameter.required("MaterialIds", ParameterType.text(8_192));

  /** A region; projects are in that of the request all the same. */
  private static final Parameter<String> DIVISION =
      Parameter.optional("Division", ParameterType.text(64));

  private static final Parameter<String> MATERIAL_TYPE =
      Parameter.optional("MaterialType", ParameterType.oneOf("video", "audio", "image"));
  private static final Parameter<String> TYPE =
      Parameter.optional("Type", ParameterType.oneOf("video", "audio", "image"));
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
  private final VideoFacts facts;

  private EditingProjectActions(
      Projects projects, Assets assets, CategoryActions categories, VideoFacts facts) {
    this.facts = facts;
    this.projects = projects;
    this.assets = assets;
    this.categories = categories;
  }

  static List<Action> all(
      Projects projects, Assets assets, CategoryActions categories, VideoFacts facts) {
    var actions = new EditingProjectActions(projects, assets, categories, facts);
    return List.of(
        new NamedAction(
            "AddEditingProject",
            List.of(NEW_TITLE, DESCRIPTION, VideoParameters.COVER_URL, TIMELINE, DIVISION),
            actions::add),
        new NamedAction("GetEditingProject", List.of(ID), actions::get),
        new NamedAction(
            "UpdateEditingProject",
            List.of(ID, TITLE, DESCRIPTION, VideoParameters.COVER_URL, TIMELINE),
            actions::update),
        new NamedAction("DeleteEditingProject", List.of(IDS), actions::delete),
        new NamedAction(
            "SearchEditingProject",
            List.of(TITLE, STATUS, START_TIME, END_TIME, SORT_BY, PAGE_NO, PAGE_SIZE),
            actions::search),
        new NamedAction(
            "SetEditingProjectMaterials", List.of(ID, MATERIAL_IDS), actions::setMaterials),
        new NamedAction(
            "GetEditingProjectMaterials", List.of(ID, MATERIAL_TYPE, TYPE), actions::materials));
  }

  private Fields add(Call call) throws Refusal {
    return new Fields()
        .fields(
            "Project",
            told(
                Verdicts.accepted(
                    projects.create(owner(call), content(call, NEW_TITLE), List.of(), "OpenAPI"))));
  }

  private Fields get(Call call) throws Refusal {
    Project project =
        projects
            .find(owner(call), call.get(ID))
            .orElseThrow(() -> Verdicts.refusal(Projects.notFound(call.get(ID))));
    return new Fields()
        .fields(
            "Project",
            told(project)
                .text("RegionId", project.owner().region())
                .text("Timeline", project.content().timeline()));
  }

  private Fields update(Call call) throws Refusal {
    Verdicts.accepted(projects.update(owner(call), call.get(ID), content(call, TITLE), "OpenAPI"));
    return new Fields();
  }

  private Fields delete(Call call) throws Refusal {
    List<String> ids = ids(IDS, call);
    if (projects.delete(owner(call), ids) == 0) {
      throw Verdicts.refusal(Projects.notFound(String.join(",", ids)));
    }
    return new Fields();
  }

  private Fields search(Call call) throws Refusal {
    ProjectPage page =
        projects.list(
            new ProjectQuery(
                owner(call),
                states(call),
                call.find(START_TIME),
                call.find(END_TIME),
                call.find(TITLE),
                Optional.empty(),
                Optional.empty(),
                !call.find(SORT_BY).orElse("").endsWith("Asc"),
                call.find(PAGE_NO).orElse(1),
                call.find(PAGE_SIZE).orElse(PAGE_DEFAULT)));
    return new Fields()
        .fields(
            "ProjectList",
            new Fields()
                .items(
                    "Project",
                    page.projects().stream()
                        .map(project ->
                            told(project)
                                .text("RegionId", project.owner().region())
                                .real("Duration", seconds(project.length())))
                        .toList()))
        .whole("Total", page.total());
  }

  private Fields setMaterials(Call call) throws Refusal {
    List<Material> materials =
        ids(MATERIAL_IDS, call).stream().map(id -> new Material(Material.Type.UNTOLD, id)).toList();
    Verdicts.accepted(projects.replace(owner(call), call.get(ID), materials));
    return new Fields();
  }

  /** Media that are gone meanwhile are left out. */
  private Fields materials(Call call) throws Refusal {
    Optional<String> type = call.find(MATERIAL_TYPE).or(() -> call.find(TYPE));
    List<Fields> told = new ArrayList<>();
    for (Material material : Verdicts.accepted(projects.materials(owner(call), call.get(ID)))) {
      assets
          .find(call.account(), Product.VOD, material.materialId())
          .filter(asset -> type.isEmpty() || asset.kind().word().equals(type.get()))
          .ifPresent(asset -> told.add(told(asset)));
    }
    return new Fields().fields("MaterialList", new Fields().items("Material", told));
  }

  private Fields told(Asset asset) {
    var details = asset.details();
    var fields =
        new Fields()
            .text("MaterialId", asset.mediaId())
            .text("MaterialType", asset.kind().word())
            .text("Title", details.title())
            .text("Description", details.description())
            .text("Tags", String.join(",", details.tags()))
            .text("CoverURL", details.coverUrl())
            .text("CateName", categories.name(asset))
            .text("Source", asset.source() == AssetSource.PRODUCED ? "editing" : "general")
            .fields("Snapshots", texts("Snapshot", facts.pictures().apply(asset)))
            .fields("Sprites", texts("Sprite", facts.sheets().apply(asset)))
            .text("Status", VideoAnswer.status(asset.state()))
            .text("CreationTime", WireTime.of(asset.createdAt()))
            .text("ModifiedTime", WireTime.of(asset.modifiedAt()))
            .real("Duration", seconds(asset.file().flatMap(AssetFile::length)));
    details.category().ifPresent(id -> fields.whole("CateId", id));
    asset.file().ifPresent(file -> fields.whole("Size", file.sizeBytes()));
    return fields;
  }

  private static Fields texts(String name, List<String> texts) {
    return new Fields().items(name, texts.stream().map(Value.Text::new).toList());
  }

  private static Fields told(Project project) {
    Content content = project.content();
    return new Fields()
        .text("ProjectId", project.projectId())
        .text("Title", content.title().orElse(""))
        .text("Description", content.description())
        .text("CoverURL", content.coverUrl())
        .text("Status", word(project.state()))
        .text("CreationTime", WireTime.of(project.createdAt()))
        .text("ModifiedTime", WireTime.of(project.modifiedAt()));
  }

  private static Optional<Double> seconds(Optional<Duration> length) {
    return length.map(all -> all.toMillis() / MILLIS_PER_SECOND);
  }

  static Content content(Call call, Parameter<String> title) {
    return new Content(
        call.find(title),
        call.find(DESCRIPTION),
        call.find(VideoParameters.COVER_URL),
        call.find(TIMELINE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> ids(Parameter<String> parameter, Call call) throws Refusal {
    List<String> ids =
        Arrays.stream(call.get(parameter).split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (ids.isEmpty() || ids.size() > IDS_MAX) {
      throw new Refusal(
          RpcError.invalid(
              parameter.name(), "it must have 1 to %d ids, has %d".formatted(IDS_MAX, ids.size())));
    }
    return ids;
  }

  private static Set<Project.State> states(Call call) throws Refusal {
    Set<Project.State> states = EnumSet.noneOf(Project.State.class);
    Optional<String> list = call.find(STATUS);
    if (list.isPresent()) {
      for (String word : list.get().split(",", -1)) {
        Arrays.stream(Project.State.values())
            .filter(state -> word(state).equals(word.strip()))
            .forEach(states::add);
      }
      if (states.isEmpty()) {
        throw new Refusal(
            RpcError.invalid(STATUS.name(), "none of its words is a status, was " + list.get()));
      }
    }
    return states;
  }

  private static String word(Project.State state) {
    return switch (state) {
      case DRAFT, EDITING -> "Normal";
      case PRODUCING -> "Producing";
      case PRODUCED -> "Produced";
      case PRODUCE_FAILED -> "ProduceFailed";
    };
  }

  private static Owner owner(Call call) {
    return new Owner(Product.VOD, call.account(), call.region());
  }
}

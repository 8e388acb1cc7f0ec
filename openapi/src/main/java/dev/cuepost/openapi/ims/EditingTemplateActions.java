package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.template.Content;
import dev.cuepost.media.template.EditingTemplate;
import dev.cuepost.media.template.EditingTemplates;
import dev.cuepost.media.template.Placeholder;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Verdicts;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.upload.ReadUrls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations on timelines with holes. Source: IMS documentation, AddTemplate and its like,
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-addtemplate.
 */
final class EditingTemplateActions {
  private static final Duration READABLE = Duration.ofMinutes(30);
  private static final int PAGE_DEFAULT = 20;
  private static final int MATERIALS_MAX = 400;

  private static final Parameter<String> ID =
      Parameter.required("TemplateId", ParameterType.text(64));
  private static final Parameter<String> IDS =
      Parameter.required("TemplateIds", ParameterType.text(4_096));
  private static final Parameter<String> NAME = Parameter.optional("Name", ParameterType.text(128));
  private static final Parameter<String> NEW_NAME = Parameter.required("Name", NAME.type());
  private static final Parameter<String> TYPE =
      Parameter.optional("Type", ParameterType.oneOf("Timeline"));
  private static final Parameter<String> CONFIG =
      Parameter.optional("Config", ParameterType.text(1 << 20));
  private static final Parameter<String> NEW_CONFIG = Parameter.required("Config", CONFIG.type());
  private static final Parameter<String> COVER_URL =
      Parameter.optional("CoverUrl", ParameterType.text(1_024));
  private static final Parameter<String> PREVIEW_MEDIA =
      Parameter.optional("PreviewMedia", ParameterType.text(64));
  private static final Parameter<String> RELATED_MEDIA =
      Parameter.optional("RelatedMediaids", ParameterType.text(65_536));
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.oneOf("Available", "Created"));
  private static final Parameter<String> SOURCE = Parameter.optional("Source", EditingSources.TYPE);
  private static final Parameter<String> CREATE_SOURCE =
      Parameter.optional("CreateSource", EditingSources.TYPE);
  private static final Parameter<String> WITH_RELATED =
      Parameter.optional("RelatedMediaidFlag", ParameterType.oneOf("0", "1"));
  private static final Parameter<String> KEYWORD =
      Parameter.optional("Keyword", ParameterType.text(128));
  private static final Parameter<String> SORT_TYPE =
      Parameter.optional("SortType", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));
  private static final Parameter<Integer> PAGE_NO =
      Parameter.optional("PageNo", ParameterType.whole(1, 999_999));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));
  private static final Parameter<String> FILE_LIST =
      Parameter.optional("FileList", ParameterType.text(65_536));

  private final EditingTemplates templates;
  private final Assets assets;
  private final ReadUrls reads;

  private EditingTemplateActions(EditingTemplates templates, Assets assets, ReadUrls reads) {
    this.templates = templates;
    this.assets = assets;
    this.reads = reads;
  }

  static List<Action> all(EditingTemplates templates, Assets assets, ReadUrls reads) {
    var actions = new EditingTemplateActions(templates, assets, reads);
    return List.of(
        new NamedAction(
            "AddTemplate",
            List.of(
                NEW_NAME,
                TYPE,
                NEW_CONFIG,
                COVER_URL,
                PREVIEW_MEDIA,
                RELATED_MEDIA,
                STATUS,
                SOURCE),
            actions::add),
        new NamedAction("GetTemplate", List.of(ID, WITH_RELATED), actions::get),
        new NamedAction(
            "UpdateTemplate",
            List.of(ID, NAME, CONFIG, COVER_URL, PREVIEW_MEDIA, RELATED_MEDIA, STATUS, SOURCE),
            actions::update),
        new NamedAction("DeleteTemplate", List.of(IDS), actions::delete),
        new NamedAction(
            "ListTemplates",
            List.of(TYPE, STATUS, CREATE_SOURCE, KEYWORD, SORT_TYPE, PAGE_NO, PAGE_SIZE),
            actions::list),
        new NamedAction("GetTemplateParams", List.of(ID), actions::parameters),
        new NamedAction("GetTemplateMaterials", List.of(ID, FILE_LIST), actions::materials));
  }

  private Fields add(Call call) throws Refusal {
    var content =
        new Content(
            call.get(NEW_NAME),
            call.get(NEW_CONFIG),
            call.find(COVER_URL),
            call.find(PREVIEW_MEDIA),
            call.find(RELATED_MEDIA),
            state(call).orElse(Content.State.AVAILABLE));
    EditingTemplate made =
        Verdicts.accepted(templates.create(owner(call), content, EditingSources.of(call, SOURCE)));
    return new Fields().fields("Template", named(made).text("CoverUrl", made.content().coverUrl()));
  }

  private Fields get(Call call) throws Refusal {
    EditingTemplate template = need(call);
    Fields told = told(call, template);
    return new Fields()
        .fields(
            "Template",
            call.find(WITH_RELATED).orElse("0").equals("1")
                ? told.text("RelatedMediaids", template.content().relatedMedia())
                : told);
  }

  private Fields update(Call call) throws Refusal {
    var change =
        new Content.Change(
            call.find(NAME),
            call.find(CONFIG),
            call.find(COVER_URL),
            call.find(PREVIEW_MEDIA),
            call.find(RELATED_MEDIA),
            state(call));
    Verdicts.accepted(
        templates
            .update(owner(call), call.get(ID), change, EditingSources.of(call, SOURCE))
            .orElseThrow(() -> notFound(call.get(ID))));
    return new Fields();
  }

  private Fields delete(Call call) throws Refusal {
    List<String> ids = IdLists.read(IDS, call.get(IDS), 100);
    if (templates.delete(owner(call), ids) == 0) {
      throw notFound(String.join(",", ids));
    }
    return new Fields();
  }

  private Fields list(Call call) {
    EditingTemplates.Page page =
        templates.list(
            owner(call),
            new EditingTemplates.Query(
                state(call),
                call.find(CREATE_SOURCE),
                call.find(KEYWORD),
                !call.find(SORT_TYPE).orElse("").endsWith("Asc"),
                call.find(PAGE_NO).orElse(1),
                call.find(PAGE_SIZE).orElse(PAGE_DEFAULT)));
    return new Fields()
        .items(
            "Templates", page.templates().stream().map(template -> told(call, template)).toList())
        .whole("TotalCount", page.total());
  }

  private Fields parameters(Call call) throws Refusal {
    List<Fields> list = new ArrayList<>();
    for (Placeholder one : need(call).timeline().placeholders()) {
      parameters("", one, list);
    }
    return new Fields().text("TemplateId", call.get(ID)).items("ParamList", list);
  }

  /** What stands in a list is told behind the list's name. */
  private static void parameters(String list, Placeholder one, List<Fields> into) {
    if (one.kind() == Placeholder.Kind.LIST) {
      one.inner().forEach(inner -> parameters(list + one.name() + "[].", inner, into));
      return;
    }
    boolean medium = one.kind() != Placeholder.Kind.TEXT;
    into.add(
        new Fields()
            .text("Key", list + one.name())
            .text("Type", word(one.kind()))
            .text("Content", medium ? Optional.empty() : one.content())
            .text("MediaUrl", medium ? one.content() : Optional.empty()));
  }

  private static String word(Placeholder.Kind kind) {
    return switch (kind) {
      case VIDEO -> "Video";
      case AUDIO -> "Audio";
      case IMAGE -> "Image";
      case TEXT, LIST -> "Text";
    };
  }

  private Fields materials(Call call) throws Refusal {
    List<String> wanted =
        call.find(FILE_LIST).isPresent()
            ? IdLists.array(FILE_LIST, call.find(FILE_LIST).orElseThrow(), MATERIALS_MAX)
            : List.of();
    Map<String, String> found = new LinkedHashMap<>();
    for (String medium : need(call).timeline().media()) {
      if (found.size() < MATERIALS_MAX && (wanted.isEmpty() || wanted.contains(medium))) {
        address(call.account(), medium).ifPresent(url -> found.put(medium, url));
      }
    }
    return new Fields().text("MaterialUrls", IdLists.object(found));
  }

  private Optional<String> address(String account, String medium) {
    return medium.contains("://")
        ? Optional.of(medium)
        : assets.find(account, Product.IMS, medium).map(asset -> reads.of(asset, READABLE));
  }

  private EditingTemplate need(Call call) throws Refusal {
    return templates.find(owner(call), call.get(ID)).orElseThrow(() -> notFound(call.get(ID)));
  }

  private static Refusal notFound(String id) {
    return new Refusal(RpcError.of("ResourceNotFound", "There is no template " + id + "."));
  }

  private static EditingTemplates.Owner owner(Call call) {
    return new EditingTemplates.Owner(call.account(), call.region());
  }

  private static Optional<Content.State> state(Call call) {
    return call.find(STATUS)
        .map(word -> word.equals("Created") ? Content.State.CREATED : Content.State.AVAILABLE);
  }

  private Fields told(Call call, EditingTemplate template) {
    return named(template)
        .text("PreviewMediaStatus", previewStatus(call, template))
        .text("CoverURL", template.content().coverUrl())
        .text("ClipsParam", template.timeline().clipsParam())
        .text("CreationTime", WireTime.of(template.createdAt()))
        .text("ModifiedTime", WireTime.of(template.modifiedAt()));
  }

  /** Of an asset of the account; there is none of what is none. */
  private Optional<String> previewStatus(Call call, EditingTemplate template) {
    return template
        .content()
        .previewMedia()
        .flatMap(id -> assets.find(call.account(), Product.IMS, id))
        .map(preview -> AssetAnswer.status(preview.state()));
  }

  private static Fields named(EditingTemplate template) {
    Content content = template.content();
    return new Fields()
        .text("TemplateId", template.templateId())
        .text("Name", content.name())
        .text("Type", "Timeline")
        .text("Config", content.config())
        .text("PreviewMedia", content.previewMedia())
        .text("Status", content.state() == Content.State.CREATED ? "Created" : "Available")
        .text("CreateSource", template.createSource())
        .text("ModifiedSource", template.modifiedSource());
  }
}

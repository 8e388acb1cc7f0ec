package dev.cuepost.openapi.vod.process;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.process.template.StreamRules;
import dev.cuepost.media.process.template.StreamTemplate;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.media.process.template.Watermark;
import dev.cuepost.media.process.template.Watermarks;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.AppId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operations on groups of transcoding templates. Source: ApsaraVideo VOD documentation,
 * AddTranscodeTemplateGroup and its like, with the errors named there.
 */
final class GroupActions {
  private static final Parameter<String> GROUP_ID =
      Parameter.optional("TranscodeTemplateGroupId", ParameterType.text(64));
  private static final Parameter<String> NEEDED_ID =
      Parameter.required("TranscodeTemplateGroupId", ParameterType.text(64));
  private static final Parameter<String> NAME = Parameter.optional("Name", ParameterType.text(128));
  private static final Parameter<String> LOCKED =
      Parameter.optional("Locked", ParameterType.oneOf("Disabled", "Enabled"));
  private static final Parameter<String> TEMPLATE_IDS =
      Parameter.optional("TranscodeTemplateIds", ParameterType.text(2_048));
  private static final Parameter<Boolean> FORCE =
      Parameter.optional("ForceDelGroup", ParameterType.flag());

  private final TemplateGroups groups;
  private final Watermarks watermarks;
  private final StreamRules rules;

  private GroupActions(TemplateGroups groups, Watermarks watermarks, StreamRules rules) {
    this.groups = groups;
    this.watermarks = watermarks;
    this.rules = rules;
  }

  static List<Action> all(TemplateGroups groups, Watermarks watermarks, StreamRules rules) {
    var actions = new GroupActions(groups, watermarks, rules);
    return List.of(
        new Named(
            "AddTranscodeTemplateGroup",
            List.of(GROUP_ID, NAME, StreamTemplates.LIST, AppId.PARAMETER),
            actions::add),
        new Named("GetTranscodeTemplateGroup", List.of(NEEDED_ID), actions::get),
        new Named("ListTranscodeTemplateGroup", List.of(AppId.PARAMETER), actions::list),
        new Named(
            "UpdateTranscodeTemplateGroup",
            List.of(NEEDED_ID, NAME, LOCKED, StreamTemplates.LIST),
            actions::update),
        new Named(
            "DeleteTranscodeTemplateGroup",
            List.of(NEEDED_ID, TEMPLATE_IDS, FORCE),
            actions::delete),
        new Named("SetDefaultTranscodeTemplateGroup", List.of(NEEDED_ID), actions::makeDefault));
  }

  private Fields add(Call call) throws Refusal {
    List<StreamTemplate> templates = given(call);
    Optional<String> id = call.find(GROUP_ID);
    TemplateGroup group;
    if (id.isEmpty()) {
      check(templates, templates);
      group =
          groups
              .create(
                  JobParameters.owner(call),
                  AppId.of(call),
                  call.find(NAME).orElseThrow(() -> new Refusal(RpcError.missing(NAME.name()))),
                  templates)
              .orElseThrow(GroupActions::tooMany);
    } else {
      List<StreamTemplate> all = new ArrayList<>(unlocked(call, id.get()).templates());
      all.addAll(templates);
      check(templates, all);
      group = change(call, id.get(), call.find(NAME), Optional.empty(), all);
    }
    return new Fields().text("TranscodeTemplateGroupId", group.id());
  }

  private Fields get(Call call) throws Refusal {
    TemplateGroup group = need(call, call.get(NEEDED_ID));
    return new Fields()
        .fields(
            "TranscodeTemplateGroup",
            told(group)
                .items(
                    "TranscodeTemplateList",
                    group.templates().stream().map(StreamTemplates::told).toList()));
  }

  private Fields list(Call call) {
    List<Fields> told =
        groups.list(JobParameters.owner(call)).stream()
            .filter(group -> group.app().equals(AppId.of(call)))
            .map(GroupActions::told)
            .toList();
    return new Fields().items("TranscodeTemplateGroupList", told);
  }

  /** Templates that tell their id are changed, the others are added. */
  private Fields update(Call call) throws Refusal {
    String id = call.get(NEEDED_ID);
    Optional<String> locked = call.find(LOCKED);
    TemplateGroup group = locked.isPresent() ? changeable(call, id) : unlocked(call, id);
    List<StreamTemplate> all = new ArrayList<>(group.templates());
    List<StreamTemplate> given = given(call);
    for (StreamTemplate template : given) {
      int there = all.stream().map(StreamTemplate::id).toList().indexOf(template.id());
      if (there >= 0) {
        all.set(there, template);
      } else {
        all.add(template);
      }
    }
    check(given, all);
    change(call, id, call.find(NAME), locked.map("Enabled"::equals), all);
    return new Fields().text("TranscodeTemplateGroupId", id);
  }

  private Fields delete(Call call) throws Refusal {
    String id = call.get(NEEDED_ID);
    TemplateGroup group = unlocked(call, id);
    if (call.find(FORCE).orElse(false)) {
      groups.delete(JobParameters.owner(call), id);
      return new Fields().items("NonExistTranscodeTemplateIds", List.of());
    }
    Set<String> unwanted =
        new HashSet<>(
            Arrays.asList(
                call.find(TEMPLATE_IDS)
                    .orElseThrow(() -> new Refusal(RpcError.missing(TEMPLATE_IDS.name())))
                    .split(",", -1)));
    List<StreamTemplate> kept =
        group.templates().stream().filter(t -> !unwanted.contains(t.id())).toList();
    group.templates().forEach(template -> unwanted.remove(template.id()));
    change(call, id, Optional.empty(), Optional.empty(), kept);
    return new Fields()
        .items("NonExistTranscodeTemplateIds", unwanted.stream().map(Value.Text::new).toList());
  }

  private Fields makeDefault(Call call) throws Refusal {
    String id = call.get(NEEDED_ID);
    if (!id.equals(TemplateGroup.NO_TRANSCODE)) {
      need(call, id);
    }
    groups.makeDefault(JobParameters.owner(call), id);
    return new Fields();
  }

  private TemplateGroup change(
      Call call,
      String id,
      Optional<String> name,
      Optional<Boolean> locked,
      List<StreamTemplate> templates)
      throws Refusal {
    return groups
        .change(
            JobParameters.owner(call),
            id,
            group ->
                new TemplateGroup(
                    group.id(),
                    group.app(),
                    name.orElse(group.name()),
                    templates,
                    group.isDefault(),
                    locked.orElse(group.locked()),
                    group.createdAt(),
                    group.modifiedAt()))
        .orElseThrow(GroupActions::notFound);
  }

  private TemplateGroup need(Call call, String id) throws Refusal {
    return groups.find(JobParameters.owner(call), id).orElseThrow(GroupActions::notFound);
  }

  /** A group that may be changed; the one that stands for no transcoding never may. */
  private TemplateGroup changeable(Call call, String id) throws Refusal {
    if (id.equals(TemplateGroup.NO_TRANSCODE)) {
      throw new Refusal(
          RpcError.forbidden(
              "Forbidden.SpecialTemplateGroup", "The template group cannot be changed."));
    }
    return need(call, id);
  }

  private TemplateGroup unlocked(Call call, String id) throws Refusal {
    TemplateGroup group = changeable(call, id);
    if (group.locked()) {
      throw new Refusal(
          RpcError.forbidden("Forbidden.LockedTemplateGroup", "The template group is locked."));
    }
    return group;
  }

  /**
   * The templates that a call tells, each watermark of which must be there, but for the default
   * one.
   */
  private List<StreamTemplate> given(Call call) throws Refusal {
    List<StreamTemplate> templates =
        StreamTemplates.read(call.find(StreamTemplates.LIST).orElse("[]"), groups::newId);
    for (StreamTemplate template : templates) {
      for (String id : StreamTemplates.watermarkIds(template)) {
        if (!id.equals(Watermark.DEFAULT_ID)) {
          WatermarkActions.need(watermarks, call, id);
        }
      }
    }
    return templates;
  }

  /**
   * Refuses templates by which no streams can be made.
   *
   * @param all of the group, as it would be with them
   */
  private void check(List<StreamTemplate> given, List<StreamTemplate> all) throws Refusal {
    bounded(all);
    Optional<Rejection> why = rules.check(given, all);
    if (why.isPresent()) {
      throw new Refusal(RpcError.invalid(StreamTemplates.LIST.name(), why.get().message()));
    }
  }

  private static void bounded(List<StreamTemplate> templates) throws Refusal {
    if (templates.size() > TemplateGroup.TEMPLATES_MAX) {
      throw new Refusal(
          RpcError.of(
              "TranscodeTemplateExceededMax",
              "A group has at most %d templates.".formatted(TemplateGroup.TEMPLATES_MAX)));
    }
  }

  /** The code is misspelt in the product itself. */
  private static Refusal tooMany() {
    return new Refusal(
        RpcError.of(
            "TrasncodeTemplateGroupExceededMax",
            "There are at most %d template groups.".formatted(TemplateGroup.GROUPS_MAX)));
  }

  static Refusal notFound() {
    return new Refusal(
        RpcError.of(
            "InvalidTranscodeTemplateGroup.NotFound",
            "The transcoding template group does not exist."));
  }

  private static Fields told(TemplateGroup group) {
    return new Fields()
        .text("TranscodeTemplateGroupId", group.id())
        .text("Name", group.name())
        .text("AppId", group.app())
        .text("IsDefault", group.isDefault() ? "Default" : "NotDefault")
        .text("Locked", group.locked() ? "Enabled" : "Disabled")
        .text("CreationTime", WireTime.of(group.createdAt()))
        .text("ModifyTime", WireTime.of(group.modifiedAt()));
  }
}

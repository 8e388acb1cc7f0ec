package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.process.template.TemplateRules;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.VodTemplate;
import dev.cuepost.media.process.template.VodTemplates;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.AppId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations on templates for pictures. Source: ApsaraVideo VOD documentation, AddVodTemplate
 * and its like.
 */
final class TemplateActions {
  private static final Parameter<String> ID =
      Parameter.required("VodTemplateId", ParameterType.text(64));
  private static final Parameter<String> NAME = Parameter.optional("Name", ParameterType.text(128));
  private static final Parameter<String> NEW_NAME = Parameter.required("Name", NAME.type());
  private static final Parameter<String> TYPE =
      Parameter.required("TemplateType", ParameterType.oneOf("Snapshot", "DynamicImage"));
  private static final Parameter<String> CONFIG =
      Parameter.optional("TemplateConfig", ParameterType.text(1 << 16));
  private static final Parameter<String> NEW_CONFIG =
      Parameter.required("TemplateConfig", CONFIG.type());

  private final VodTemplates templates;
  private final TemplateRules rules;

  private TemplateActions(VodTemplates templates, TemplateRules rules) {
    this.templates = templates;
    this.rules = rules;
  }

  static List<Action> all(VodTemplates templates, TemplateRules rules) {
    var actions = new TemplateActions(templates, rules);
    return List.of(
        new Named(
            "AddVodTemplate", List.of(NEW_NAME, TYPE, NEW_CONFIG, AppId.PARAMETER), actions::add),
        new Named("GetVodTemplate", List.of(ID), actions::get),
        new Named("ListVodTemplate", List.of(TYPE, AppId.PARAMETER), actions::list),
        new Named("UpdateVodTemplate", List.of(ID, NAME, CONFIG), actions::update),
        new Named("DeleteVodTemplate", List.of(ID), actions::delete));
  }

  private Fields add(Call call) throws Refusal {
    VodTemplate.Type type = type(call);
    check(NEW_CONFIG, type, call.get(NEW_CONFIG));
    return new Fields()
        .text(
            "VodTemplateId",
            templates
                .create(
                    JobParameters.owner(call),
                    AppId.of(call),
                    call.get(NEW_NAME),
                    type,
                    call.get(NEW_CONFIG))
                .id());
  }

  private Fields get(Call call) throws Refusal {
    return new Fields().fields("VodTemplateInfo", told(need(templates, call, call.get(ID))));
  }

  private Fields list(Call call) {
    return new Fields()
        .items(
            "VodTemplateInfoList",
            templates.list(JobParameters.owner(call), AppId.of(call), type(call)).stream()
                .map(template -> told(template).text("AppId", template.app()))
                .toList());
  }

  private Fields update(Call call) throws Refusal {
    VodTemplate template = need(templates, call, call.get(ID));
    String config = call.find(CONFIG).orElse(template.config());
    if (call.find(CONFIG).isPresent()) {
      check(CONFIG, template.type(), config);
    }
    templates.update(JobParameters.owner(call), template.id(), call.find(NAME), config);
    return new Fields().text("VodTemplateId", template.id());
  }

  /**
   * Reads a template as jobs will read it.
   *
   * @throws Refusal if they cannot
   */
  private void check(Parameter<String> parameter, VodTemplate.Type type, String config)
      throws Refusal {
    ObjectNode read = PictureConfigs.read(parameter, type, config);
    TemplateType sort =
        switch (type) {
          case SNAPSHOT -> TemplateType.SNAPSHOT;
          case DYNAMIC_IMAGE -> TemplateType.DYNAMIC_IMAGE;
        };
    Optional<Rejection> why = rules.check(sort, Optional.empty(), read.toString());
    if (why.isPresent()) {
      throw new Refusal(RpcError.of(why.get().code(), why.get().message()));
    }
  }

  private Fields delete(Call call) throws Refusal {
    if (!templates.delete(JobParameters.owner(call), call.get(ID))) {
      throw notFound();
    }
    return new Fields().text("VodTemplateId", call.get(ID));
  }

  /**
   * A template of the account's.
   *
   * @throws Refusal if there is none
   */
  private static VodTemplate need(VodTemplates templates, Call call, String id) throws Refusal {
    return templates.find(JobParameters.owner(call), id).orElseThrow(TemplateActions::notFound);
  }

  private static Refusal notFound() {
    return new Refusal(RpcError.of("InvalidVodTemplate.NotFound", "The template does not exist."));
  }

  private static VodTemplate.Type type(Call call) {
    return Stream.of(VodTemplate.Type.values())
        .filter(type -> type.word().equals(call.get(TYPE)))
        .findFirst()
        .orElseThrow();
  }

  private static Fields told(VodTemplate template) {
    return new Fields()
        .text("VodTemplateId", template.id())
        .text("Name", template.name())
        .text("TemplateType", template.type().word())
        .text("TemplateConfig", template.config())
        .text("IsDefault", "NotDefault")
        .text("CreationTime", WireTime.of(template.createdAt()))
        .text("ModifyTime", WireTime.of(template.modifiedAt()));
  }
}

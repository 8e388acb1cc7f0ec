package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.Template;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Optional;

/**
 * Tells a template, or the default one of a type. Source:
 * https://alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-getcustomtemplate.
 */
record GetCustomTemplate(Templates templates) implements Action {
  private static final Parameter<String> TEMPLATE_ID =
      Parameter.optional("TemplateId", ParameterType.text(64));
  private static final Parameter<Integer> TYPE =
      Parameter.optional("Type", TemplateParameters.TYPE.type());

  @Override
  public String name() {
    return "GetCustomTemplate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TEMPLATE_ID, TYPE, TemplateParameters.SUBTYPE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Templates.Owner owner = TemplateParameters.owner(call);
    Optional<String> id = call.find(TEMPLATE_ID);
    if (id.isEmpty() && call.find(TYPE).isEmpty()) {
      throw new Refusal(RpcError.missing("TemplateId"));
    }
    Optional<Template> found =
        id.isPresent()
            ? templates.find(owner, id.get())
            : templates.findDefault(
                owner,
                TemplateType.of(call.get(TYPE)).orElseThrow(),
                call.find(TemplateParameters.SUBTYPE));
    return new Fields()
        .fields(
            "CustomTemplate",
            TemplateAnswer.custom(
                found.orElseThrow(
                    () -> TemplateParameters.notFound(id.orElse("that is the default one")))));
  }
}

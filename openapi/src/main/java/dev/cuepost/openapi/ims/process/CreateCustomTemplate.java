package dev.cuepost.openapi.ims.process;

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

/** Makes a template. Source: https://help.aliyun.com/document_detail/441184.htm. */
record CreateCustomTemplate(Templates templates) implements Action {
  private static final Parameter<String> NAME =
      Parameter.required("Name", TemplateParameters.NAME.type());
  private static final Parameter<String> CONFIG =
      Parameter.required("TemplateConfig", ParameterType.text(1 << 16));

  @Override
  public String name() {
    return "CreateCustomTemplate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(NAME, TemplateParameters.TYPE, TemplateParameters.SUBTYPE, CONFIG);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    TemplateType type = TemplateType.of(call.get(TemplateParameters.TYPE)).orElseThrow();
    Optional<Integer> subtype = call.find(TemplateParameters.SUBTYPE);
    if (subtype.isPresent() && type.subtype(subtype.get()).isEmpty()) {
      throw new Refusal(
          RpcError.invalid(
              "Subtype", "Type %d has the Subtypes %s".formatted(type.number(), type.subtypes())));
    }
    Optional<Integer> meant =
        subtype.isEmpty() && !type.subtypes().isEmpty() ? Optional.of(1) : subtype;
    return new Fields()
        .fields(
            "CustomTemplate",
            TemplateAnswer.named(
                TemplateParameters.stored(
                    templates.create(
                        TemplateParameters.owner(call),
                        call.get(NAME),
                        type,
                        meant,
                        call.get(CONFIG)),
                    "")));
  }
}

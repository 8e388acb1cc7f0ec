package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.SystemTemplates;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** Tells a built-in template. Source: SDK ice-20201109, GetSystemTemplate. */
record GetSystemTemplate() implements Action {
  @Override
  public String name() {
    return "GetSystemTemplate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TemplateParameters.TEMPLATE_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(TemplateParameters.TEMPLATE_ID);
    return new Fields()
        .fields(
            "SystemTemplate",
            TemplateAnswer.system(
                SystemTemplates.find(id).orElseThrow(() -> TemplateParameters.notFound(id))));
  }
}

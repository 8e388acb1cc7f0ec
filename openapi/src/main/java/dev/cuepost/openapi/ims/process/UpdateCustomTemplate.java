package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** Changes a template. Source: SDK ice-20201109, UpdateCustomTemplate. */
record UpdateCustomTemplate(Templates templates) implements Action {
  @Override
  public String name() {
    return "UpdateCustomTemplate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        TemplateParameters.TEMPLATE_ID, TemplateParameters.NAME, TemplateParameters.CONFIG);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(TemplateParameters.TEMPLATE_ID);
    TemplateParameters.stored(
        templates.update(
            TemplateParameters.owner(call),
            id,
            call.find(TemplateParameters.NAME),
            call.find(TemplateParameters.CONFIG)),
        id);
    return new Fields().flag("Success", true);
  }
}

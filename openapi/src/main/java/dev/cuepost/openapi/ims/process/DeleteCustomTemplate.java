package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** Deletes a template. Source: SDK ice-20201109, DeleteCustomTemplate. */
record DeleteCustomTemplate(Templates templates) implements Action {
  @Override
  public String name() {
    return "DeleteCustomTemplate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TemplateParameters.TEMPLATE_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(TemplateParameters.TEMPLATE_ID);
    if (!templates.delete(TemplateParameters.owner(call), id)) {
      throw TemplateParameters.notFound(id);
    }
    return new Fields().flag("Success", true);
  }
}

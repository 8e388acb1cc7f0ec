package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** Makes a template the default of its type. Source: SDK ice-20201109, SetDefaultCustomTemplate. */
record SetDefaultCustomTemplate(Templates templates) implements Action {
  @Override
  public String name() {
    return "SetDefaultCustomTemplate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TemplateParameters.TEMPLATE_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(TemplateParameters.TEMPLATE_ID);
    TemplateParameters.stored(templates.makeDefault(TemplateParameters.owner(call), id), id);
    return new Fields().flag("Success", true);
  }
}

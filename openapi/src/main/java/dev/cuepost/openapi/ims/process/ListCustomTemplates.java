package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.TemplatePage;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;

/** Lists the account's templates in pages. Source: SDK ice-20201109, ListCustomTemplates. */
record ListCustomTemplates(Templates templates) implements Action {
  @Override
  public String name() {
    return "ListCustomTemplates";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return TemplateParameters.ofLists();
  }

  @Override
  public Fields answer(Call call) {
    TemplatePage page =
        templates.list(TemplateParameters.owner(call), TemplateParameters.query(call));
    return new Fields()
        .items("CustomTemplateList", page.templates().stream().map(TemplateAnswer::custom).toList())
        .whole("Total", page.total());
  }
}

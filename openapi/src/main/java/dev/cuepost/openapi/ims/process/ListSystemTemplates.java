package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.SystemTemplates;
import dev.cuepost.media.process.template.TemplatePage;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import java.util.List;

/**
 * Lists the built-in templates in pages. Source:
 * https://www.alibabacloud.com/help/id/ims/developer-reference/api-ice-2020-11-09-listsystemtemplates.
 */
record ListSystemTemplates() implements Action {
  @Override
  public String name() {
    return "ListSystemTemplates";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return TemplateParameters.ofLists();
  }

  @Override
  public Fields answer(Call call) {
    TemplatePage page = SystemTemplates.list(TemplateParameters.query(call));
    return new Fields()
        .items("SystemTemplateList", page.templates().stream().map(TemplateAnswer::system).toList())
        .whole("Total", page.total());
  }
}

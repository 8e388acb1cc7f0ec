package dev.cuepost.openapi.vod;

import dev.cuepost.media.app.App;
import dev.cuepost.media.app.Apps;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.util.List;

/**
 * The operations on applications. Source: models of com.aliyun:vod20170321, CreateAppInfo and
 * ListAppInfo.
 */
final class AppActions {
  private static final String NORMAL = "Normal";

  private static final Parameter<String> NAME =
      Parameter.required("AppName", ParameterType.text(128));
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text(512));
  private static final Parameter<String> RESOURCE_GROUP =
      Parameter.optional("ResourceGroupId", ParameterType.text(64));
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.oneOf(NORMAL, "Disable"));
  private static final Parameter<Integer> PAGE =
      Parameter.optional("PageNo", ParameterType.whole(1, 999_999));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));

  private final Apps apps;

  private AppActions(Apps apps) {
    this.apps = apps;
  }

  static List<Action> all(Apps apps) {
    var actions = new AppActions(apps);
    return List.of(
        new NamedAction(
            "CreateAppInfo", List.of(NAME, DESCRIPTION, RESOURCE_GROUP), actions::create),
        new NamedAction(
            "ListAppInfo", List.of(STATUS, RESOURCE_GROUP, PAGE, PAGE_SIZE), actions::list));
  }

  private Fields create(Call call) throws Refusal {
    App app =
        apps.create(
                call.account(),
                call.region(),
                call.get(NAME),
                call.find(DESCRIPTION).orElse(""),
                call.find(RESOURCE_GROUP))
            .orElseThrow(() ->
                new Refusal(
                    RpcError.of(
                        "AppInfoExceededMax",
                        "An account makes at most %d applications.".formatted(Apps.MOST))));
    return new Fields().text("AppId", app.id());
  }

  /** All are of the status {@code Normal}, as nothing disables one. */
  private Fields list(Call call) {
    List<App> found =
        apps.list(call.account(), call.region()).stream()
            .filter(_ -> call.find(STATUS).orElse(NORMAL).equals(NORMAL))
            .filter(app ->
                call.find(RESOURCE_GROUP)
                    .map(group -> app.resourceGroup().filter(group::equals).isPresent())
                    .orElse(true))
            .toList();
    int size = call.find(PAGE_SIZE).orElse(10);
    return new Fields()
        .items(
            "AppInfoList",
            found.stream()
                .skip((call.find(PAGE).orElse(1) - 1L) * size)
                .limit(size)
                .map(AppActions::told)
                .toList())
        .whole("Total", found.size());
  }

  private static Fields told(App app) {
    return new Fields()
        .text("AppId", app.id())
        .text("AppName", app.name())
        .text("Description", app.description())
        .text("Status", NORMAL)
        .text("Type", app.createdAt().isPresent() ? "Custom" : "System")
        .text("RegionId", app.region())
        .text("ResourceGroupId", app.resourceGroup())
        .text("CreationTime", app.createdAt().map(WireTime::of))
        .text("ModificationTime", app.createdAt().map(WireTime::of));
  }
}

package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Event;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.Optional;

/**
 * The application that a request is about. Its grammar is not documented; every documented one has
 * the form {@code app-1000000}.
 */
public final class AppId {
  public static final Parameter<String> PARAMETER =
      Parameter.optional(
          "AppId",
          new ParameterType<>(
              "has 1 to 64 letters, digits, hyphens and underscores",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9_-]{1,64}"))));

  private AppId() {}

  public static String of(Call call) {
    return call.find(PARAMETER).orElse(Event.DEFAULT_APP);
  }
}

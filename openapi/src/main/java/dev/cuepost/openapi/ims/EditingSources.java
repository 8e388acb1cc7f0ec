package dev.cuepost.openapi.ims;

import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;

/** Who says that they make or change something: a word that is kept and told. */
final class EditingSources {
  static final ParameterType<String> TYPE =
      ParameterType.oneOf("OpenAPI", "AliyunConsole", "WebSDK");

  private EditingSources() {}

  static String of(Call call, Parameter<String> parameter) {
    return call.find(parameter).orElse("OpenAPI");
  }
}

package dev.cuepost.cli.callback;

import dev.cuepost.cli.outcome.Failure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose setting is meant. */
final class ProductOptions {
  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      defaultValue = "ims",
      description = "ims or vod (default: ${DEFAULT-VALUE})")
  private Product product = Product.IMS;

  @Option(names = "--app", paramLabel = "ID", description = "an application of VOD's")
  private @Nullable String app;

  Product product() {
    return product;
  }

  /** The parameters that follow from them. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    if (app != null) {
      if (product != Product.VOD) {
        throw Failure.usage("--app is for --product vod: IMS has one setting in a region");
      }
      parameters.put("AppId", app);
    }
    return parameters;
  }
}

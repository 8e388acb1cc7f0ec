package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.event.Product;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.Locale;

/** The product whose callbacks are meant. */
final class OptionProduct {
  static final Parameter<String> PRODUCT =
      Parameter.optional("Product", ParameterType.oneOf("ims", "vod"));

  private OptionProduct() {}

  /** IMS if the call does not say. */
  static Product of(Call call) {
    return Product.valueOf(call.find(PRODUCT).orElse("ims").toUpperCase(Locale.ROOT));
  }
}

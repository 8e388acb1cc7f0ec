package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.session.Session;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has events go nowhere. */
@Command(
    name = "unset",
    mixinStandardHelpOptions = true,
    description = {
      "Has the region's events go nowhere, but where a job says.",
      "IMS has no operation for that: its setting keeps the address and chooses no event."
    },
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost callback unset --product vod")
final class UnsetCommand implements Runnable {
  private final Session session;

  @Mixin private final ProductOptions options = new ProductOptions();

  UnsetCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Product product = options.product();
    switch (product) {
      case IMS -> chooseNothing(product.get(session, options.parameters()));
      case VOD -> session.call(product.face(), "DeleteMessageCallback", options.parameters());
    }
    session.out().done("Unset", product.face().word());
  }

  private void chooseNothing(JsonNode found) {
    if (!found.has("CallbackType")) {
      return;
    }
    Map<String, String> parameters = options.parameters();
    for (String member :
        List.of("CallbackType", "CallbackURL", "CallbackQueueName", "AuthSwitch", "AuthKey")) {
      if (!found.path(member).asText().isEmpty()) {
        parameters.put(member, found.path(member).asText());
      }
    }
    Product.IMS.set(session, parameters);
  }
}

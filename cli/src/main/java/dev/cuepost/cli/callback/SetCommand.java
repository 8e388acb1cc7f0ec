package dev.cuepost.cli.callback;

import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets where events go. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sets where the region's events go, in place of what was set before.",
      "HTTP callbacks are signed if CUEPOST_AUTH_KEY has a key."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost callback set --url https://cb.example.com/hook",
      "  cuepost callback set --queue ice-callback-events --events ProduceMediaComplete",
      "  CUEPOST_AUTH_KEY=Rotate4Me cuepost callback set --url https://cb.example.com/hook"
    })
final class SetCommand implements Runnable {
  private static final String AUTH_KEY = "CUEPOST_AUTH_KEY";

  private final Session session;

  @Option(names = "--url", paramLabel = "URL", description = "an HTTP POST to this address")
  private @Nullable String url;

  @Option(names = "--queue", paramLabel = "QUEUE", description = "a message on this queue")
  private @Nullable String queue;

  @Option(
      names = "--events",
      paramLabel = "TYPES",
      defaultValue = "ALL",
      description = "which, with commas between (default: ${DEFAULT-VALUE})")
  private String events = "ALL";

  @Mixin private final ProductOptions options = new ProductOptions();

  SetCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if ((url == null) == (queue == null)) {
      throw Failure.usage("give either --url or --queue");
    }
    Product product = options.product();
    Map<String, String> parameters = options.parameters();
    parameters.put("EventTypeList", events);
    if (url != null) {
      parameters.put("CallbackType", "HTTP");
      parameters.put("CallbackURL", url);
    }
    if (queue != null) {
      parameters.put("CallbackType", "MNS");
      parameters.put(product.queueName(), queue);
      if (product == Product.VOD) {
        parameters.put("MnsEndpoint", session.site().address(Face.SMQ).toString());
      }
    }
    String key = session.environment().apply(AUTH_KEY);
    parameters.put("AuthSwitch", key == null || key.isEmpty() ? "off" : "on");
    if (key != null && !key.isEmpty()) {
      parameters.put("AuthKey", key);
    }
    product.set(session, parameters);
    session.out().done("Target", url == null ? String.valueOf(queue) : url);
  }
}

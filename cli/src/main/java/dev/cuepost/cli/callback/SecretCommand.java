package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The secrets by which receivers verify the bodies of HTTP callbacks. */
@Command(
    name = "secret",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages the webhook secret of a product in the region.",
      "With one, HTTP callbacks carry the signature of Standard Webhooks, which covers the body,"
          + " beside the documented headers."
    })
final class SecretCommand {
  private static final String SECRET = "--secret";
  private static final String WRITTEN = "whsec_...";

  private final CallbackCommand callback;

  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      scope = ScopeType.INHERIT,
      description = "ims or vod (default: ims)")
  private String product = "ims";

  SecretCommand(CallbackCommand callback) {
    this.callback = callback;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a secret and shows it, which is never shown again; from now on callbacks are signed.",
        "A line below it starts a receiver that verifies them."
      })
  void create(
      @Option(
              names = SECRET,
              paramLabel = WRITTEN,
              description = "one of your own, 24 to 64 bytes in base64 (default: a new one)")
          @Nullable String own) {
    reveal(callback.call("CreateWebhookSecret", parameters(own)));
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "Makes another secret and shows it; callbacks are signed by both until the overlap ends.",
        "If there are two already, the older one is dropped."
      })
  void rotate(
      @Option(
              names = SECRET,
              paramLabel = WRITTEN,
              description = "one of your own, 24 to 64 bytes in base64 (default: a new one)")
          @Nullable String own,
      @Option(
              names = "--overlap",
              paramLabel = "SECONDS",
              description = "how long the old one signs too, 0 to 2592000 (default: 86400)")
          @Nullable String overlap) {
    Map<String, String> parameters = parameters(own);
    if (overlap != null) {
      parameters.put("OverlapSeconds", overlap);
    }
    JsonNode rotated = callback.call("RotateWebhookSecret", parameters);
    reveal(rotated);
    callback.print(
        rotated.has("PreviousEndTime")
            ? "the old one signs too until " + rotated.path("PreviousEndTime").asText()
            : "the old one does not sign any more");
  }

  private void reveal(JsonNode answer) {
    String secret = answer.path("Secret").asText();
    callback.print(secret);
    callback.print("bin/cuepost listen --secret " + secret);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows whether there is a secret, and since when; never the secret itself.")
  void show() {
    JsonNode found = callback.call("GetWebhookSecret", parameters(null));
    var table = new Table("PRODUCT", "SECRET", "SINCE", "PREVIOUS", "UNTIL");
    table.row(
        product,
        found.path("Fingerprint").asText("none"),
        found.path("CreateTime").asText(),
        found.path("PreviousFingerprint").asText("none"),
        found.path("PreviousEndTime").asText());
    table.lines().forEach(callback::print);
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes the secret, if there is one; bodies are not covered any more.")
  void delete() {
    callback.call("DeleteWebhookSecret", parameters(null));
  }

  private Map<String, String> parameters(@Nullable String own) {
    Map<String, String> parameters = new HashMap<>(Map.of("Product", product));
    if (own != null) {
      parameters.put("Secret", own);
    }
    return parameters;
  }
}

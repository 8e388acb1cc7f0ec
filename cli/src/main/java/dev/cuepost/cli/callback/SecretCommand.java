package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    },
    footerHeading = Session.EXAMPLES,
    footer = {"  cuepost callback secret create", "  cuepost callback secret show"})
final class SecretCommand {
  private static final String SECRET = "--secret";
  private static final String WRITTEN = "whsec_...";

  private final Session session;

  @Option(
      names = "--product",
      paramLabel = "PRODUCT",
      scope = ScopeType.INHERIT,
      description = "ims or vod (default: ims)")
  private String product = "ims";

  SecretCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a secret and shows it, which is never shown again; from now on callbacks are signed.",
        "A line below it starts a receiver that verifies them."
      },
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost callback secret create --product vod")
  void create(
      @Option(
              names = SECRET,
              paramLabel = WRITTEN,
              description = "one of your own, 24 to 64 bytes in base64 (default: a new one)")
          @Nullable String own) {
    JsonNode made = session.call(Face.CUEPOST, "CreateWebhookSecret", parameters(own));
    session.out().lines(made, revealed(made));
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "Makes another secret and shows it; callbacks are signed by both until the overlap ends.",
        "If there are two already, the older one is dropped."
      },
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost callback secret rotate --overlap 86400")
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
    JsonNode rotated = session.call(Face.CUEPOST, "RotateWebhookSecret", parameters);
    List<String> lines = new ArrayList<>(revealed(rotated));
    lines.add(
        rotated.has("PreviousEndTime")
            ? "the old one signs too until " + rotated.path("PreviousEndTime").asText()
            : "the old one does not sign any more");
    session.out().lines(rotated, lines);
  }

  private static List<String> revealed(JsonNode answer) {
    String secret = answer.path("Secret").asText();
    return List.of(secret, "bin/cuepost listen --secret " + secret);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows whether there is a secret, and since when; never the secret itself.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost callback secret show")
  void show() {
    ObjectNode found = Answers.of(session, "GetWebhookSecret", parameters(null), product);
    session
        .out()
        .list(
            List.of(found),
            Column.of("PRODUCT", "Product"),
            new Column("SECRET", secret -> secret.path("Fingerprint").asText("none")),
            Column.of("SINCE", "CreateTime"),
            new Column("PREVIOUS", secret -> secret.path("PreviousFingerprint").asText("none")),
            Column.of("UNTIL", "PreviousEndTime"));
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes the secret, if there is one; bodies are not covered any more.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost callback secret delete")
  void delete() {
    session.call(Face.CUEPOST, "DeleteWebhookSecret", parameters(null));
    session.out().done("Deleted", product);
  }

  private Map<String, String> parameters(@Nullable String own) {
    Map<String, String> parameters = new HashMap<>(Map.of("Product", product));
    if (own != null) {
      parameters.put("Secret", own);
    }
    return parameters;
  }
}

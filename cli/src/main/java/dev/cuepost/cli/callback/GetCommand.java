package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows where events go. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = "Shows where the region's events go. The key is never shown.",
    footerHeading = Session.EXAMPLES,
    footer = {"  cuepost callback get", "  cuepost callback get --product vod --json"})
final class GetCommand implements Runnable {
  private final Session session;

  @Mixin private final ProductOptions options = new ProductOptions();

  GetCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode found = options.product().get(session, options.parameters());
    ObjectNode shown = Output.object();
    found
        .properties()
        .forEach(member -> {
          if (!member.getKey().equals("AuthKey") && !member.getKey().equals("RequestId")) {
            shown.set(member.getKey(), member.getValue());
          }
        });
    if (!found.has("CallbackType")) {
      session.out().lines(shown, List.of("not set: events go where a job says, or nowhere"));
      return;
    }
    shown.put("HasAuthKey", !found.path("AuthKey").asText().isEmpty());
    session
        .out()
        .one(
            shown,
            Column.of("method", "CallbackType"),
            Column.of("url", "CallbackURL"),
            Column.of("queue", options.product().queueName()),
            Column.of("endpoint", "MnsEndpoint"),
            Column.of("events", "EventTypeList"),
            Column.of("signed", "AuthSwitch"),
            Column.of("key set", "HasAuthKey"));
  }
}

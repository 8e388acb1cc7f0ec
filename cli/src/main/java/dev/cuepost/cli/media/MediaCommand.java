package dev.cuepost.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Consent;
import dev.cuepost.cli.session.Pages;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.session.Span;
import dev.cuepost.cli.site.Face;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The assets of a server. */
@Command(
    name = "media",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Uploads files, and shows, fetches and deletes assets.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost media upload holiday.mp4 --wait",
      "  cuepost media list --type video",
      "  cuepost media download 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b"
    })
public final class MediaCommand {
  private static final String ID = "MEDIA";
  private static final String ITS_ID = "the asset's id";

  @Mixin private final Session session;

  private MediaCommand(Function<String, @Nullable String> environment) {
    this.session = new Session(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var group = new MediaCommand(environment);
    return new CommandLine(group)
        .addSubcommand(new UploadCommand(group.session))
        .addSubcommand(new DownloadCommand(group.session));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists assets, the newest first.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost media list --type video --status Normal --json | jq -r '.[].MediaId'")
  void list(
      @Option(names = "--type", description = "video, audio, image or text") @Nullable String type,
      @Option(names = "--status", description = "Init, Preparing, PrepareFail, Normal or Blocked")
          @Nullable String status,
      @Option(names = "--limit", defaultValue = "20", description = "how many (default: 20)")
          int limit) {
    if (limit < 1) {
      throw Failure.usage("--limit must be 1 or more, was " + limit);
    }
    Map<String, String> parameters = new HashMap<>(Map.of("IncludeFileBasicInfo", "true"));
    if (type != null) {
      parameters.put("MediaType", type);
    }
    if (status != null) {
      parameters.put("Status", status);
    }
    List<JsonNode> found =
        new Pages("MaxResults", "NextToken")
            .read(
                "/MediaInfos",
                limit,
                parameters,
                page -> session.call(Face.IMS, "ListMediaBasicInfos", page));
    session
        .out()
        .list(
            found,
            Column.of(ID, "MediaId"),
            Column.at("TYPE", "/MediaBasicInfo/MediaType"),
            Column.at("STATUS", "/MediaBasicInfo/Status"),
            Column.at("CREATED", "/MediaBasicInfo/CreateTime"),
            Column.at("BYTES", "/FileInfoList/0/FileBasicInfo/FileSize"),
            Column.at("SECONDS", "/FileInfoList/0/FileBasicInfo/Duration"),
            Column.at("TITLE", "/MediaBasicInfo/Title"));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows an asset and what is known of its file.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost media show 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b")
  void show(@Parameters(paramLabel = ID, description = ITS_ID) String id) {
    session
        .out()
        .one(
            new Assets(session).get(id),
            Column.of("asset", "MediaId"),
            Column.at("type", "/MediaBasicInfo/MediaType"),
            Column.at("status", "/MediaBasicInfo/Status"),
            Column.at("title", "/MediaBasicInfo/Title"),
            Column.at("tags", "/MediaBasicInfo/MediaTags"),
            Column.at("address", "/MediaBasicInfo/InputURL"),
            Column.at("created", "/MediaBasicInfo/CreateTime"),
            Column.at("bytes", "/FileInfoList/0/FileBasicInfo/FileSize"),
            Column.at("seconds", "/FileInfoList/0/FileBasicInfo/Duration"),
            Column.at("width", "/FileInfoList/0/FileBasicInfo/Width"),
            Column.at("height", "/FileInfoList/0/FileBasicInfo/Height"),
            Column.at("format", "/FileInfoList/0/FileBasicInfo/FormatName"));
  }

  @Command(
      name = "url",
      mixinStandardHelpOptions = true,
      description = "Gives an address from which the file can be read for a while without a key.",
      footerHeading = Session.EXAMPLES,
      footer = "  ffplay \"$(cuepost media url 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b --valid 2h)\"")
  void url(
      @Parameters(paramLabel = ID, description = ITS_ID) String id,
      @Option(
              names = "--valid",
              paramLabel = "SPAN",
              defaultValue = "1h",
              converter = Span.class,
              description = "for how long, such as 90s, 5m or 2h (default: 1h)")
          Duration valid) {
    String url = new Assets(session).url(id, valid);
    session.out().lines(Output.object().put("MediaId", id).put("FileUrl", url), List.of(url));
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Deletes assets; their files stay unless --files is given.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost media delete 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b --files --yes")
  void delete(
      @Parameters(paramLabel = ID, arity = "1..*", description = ITS_ID) List<String> ids,
      @Option(names = "--files", description = "delete their files too") boolean files,
      @Mixin Consent consent) {
    consent.require(
        "delete %s%s"
            .formatted(String.join(", ", ids), files ? " with the files" : ", not the files"));
    JsonNode answer =
        session.call(
            Face.IMS,
            "DeleteMediaInfos",
            Map.of(
                "MediaIds", String.join(",", ids), "DeletePhysicalFiles", Boolean.toString(files)));
    ObjectNode told = Output.object().put("Deleted", String.join(",", ids));
    told.setAll((ObjectNode) answer);
    session.out().lines(told, List.of());
    if (!answer.path("IgnoredList").isEmpty()) {
      throw new Failure(
          "not deleted, as they are not there or in use: " + answer.path("IgnoredList"));
    }
  }
}

package dev.cuepost.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.client.Poll;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.session.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads files. */
@Command(
    name = "upload",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Uploads files and makes assets of them; with --to, puts them into the object storage.",
      "Files over 8 MiB go in parts: repeat the command after it broke off, and it goes on there."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost media upload holiday.mp4 beach.mov --wait",
      "  cuepost media upload logo.png --to http://127.0.0.1:8701/demo/",
      "  cuepost media upload film.mp4 --to http://127.0.0.1:8701/demo/film.mp4 --register"
    })
final class UploadCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "what to upload")
  private List<Path> files = List.of();

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "an object of the storage; below one that ends with a slash, files keep names")
  private @Nullable String to;

  @Option(names = "--register", description = "with --to, make assets of the objects")
  private boolean register;

  @Option(names = "--title", paramLabel = "TEXT", description = "(default: the file's name)")
  private @Nullable String title;

  @Option(
      names = "--wait",
      description =
          "until the file was looked at; the status is 1 if it is no media, 4 if it lasts")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = Span.class,
      description = "how long --wait waits (default: 10m)")
  private Duration timeout = Duration.ofMinutes(10);

  UploadCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (register && to == null) {
      throw Failure.usage("--register goes with --to: without it an asset is made anyway");
    }
    if (to != null && !to.endsWith("/") && files.size() > 1) {
      throw Failure.usage("--to must end with a slash for several files, was '%s'".formatted(to));
    }
    files.forEach(UploadCommand::check);
    Optional<String> named = Optional.ofNullable(title);
    List<ObjectNode> done = new ArrayList<>();
    for (Path file : files) {
      done.add(
          to == null
              ? new AssetUpload(session).send(file, named)
              : new PlainUpload(session).send(file, to, register, named));
    }
    Exit exit = wait ? settled(done) : Exit.DONE;
    session
        .out()
        .list(
            done,
            Column.of("FILE", "File"),
            Column.of("MEDIA", "MediaId"),
            Column.of("URL", "MediaURL"),
            Column.of("STATUS", "Status"));
    return exit.status();
  }

  private static void check(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Failure("%s is not a file that can be read".formatted(file));
    }
  }

  private Exit settled(List<ObjectNode> uploaded) {
    Exit exit = Exit.DONE;
    var assets = new Assets(session);
    for (ObjectNode each : uploaded) {
      String id = each.path("MediaId").asText();
      if (id.isEmpty()) {
        continue;
      }
      Optional<JsonNode> looked =
          Poll.until(
              timeout,
              PAUSE,
              () ->
                  Optional.of(assets.get(id))
                      .filter(asset -> !Assets.status(asset).matches("Init|Preparing")));
      each.put("Status", looked.map(Assets::status).orElse("Preparing"));
      if (looked.isEmpty()) {
        exit = Exit.NOT_IN_TIME;
      } else if (!Assets.status(looked.get()).equals("Normal")) {
        exit = Exit.FAILED;
      }
    }
    return exit;
  }
}

package dev.cuepost.cli.media;

import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.output.Progress;
import dev.cuepost.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the file of an asset. */
@Command(
    name = "download",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches the file of an asset.",
      "It is FILE.part until it is whole; repeat the command after it broke off, and it goes on."
    },
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost media download 5f2c0c6ad2c44e2d9a0a7a5f3e1d2c3b film.mp4")
final class DownloadCommand implements Runnable {
  private static final Duration VALID = Duration.ofHours(1);
  private static final int BUFFER = 1 << 16;

  private final Session session;

  @Parameters(index = "0", paramLabel = "MEDIA", description = "the asset's id")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "where to (default: its name in the storage, here)")
  private @Nullable Path file;

  @Option(names = "--force", description = "put it in the place of a file that is there")
  private boolean force;

  DownloadCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    URI url = URI.create(new Assets(session).url(id, VALID));
    String path = url.getPath();
    Path target =
        file == null ? Path.of("").resolve(path.substring(path.lastIndexOf('/') + 1)) : file;
    if (Files.exists(target) && !force) {
      throw new Failure("%s is there already: give another FILE, or --force".formatted(target));
    }
    try {
      fetch(url, target);
    } catch (IOException e) {
      throw new Failure("%s cannot be fetched: %s".formatted(target, e.getMessage()), e);
    }
    session
        .out()
        .lines(
            Output.object().put("MediaId", id).put("File", target.toString()),
            List.of(target.toString()));
  }

  private void fetch(URI url, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    long there = Files.exists(part) ? Files.size(part) : 0;
    var request = HttpRequest.newBuilder(url);
    if (there > 0) {
      request.header("Range", "bytes=" + there + "-");
    }
    HttpResponse<InputStream> answer =
        session.transport().fetch(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream bytes = answer.body()) {
      switch (answer.statusCode()) {
        case 200 -> copy(answer, bytes, part, 0);
        case 206 -> copy(answer, bytes, part, there);
        case 416 -> {} // all of it is there
        default ->
            throw new Failure(
                Exit.FAILED,
                "the storage answers with status %d for the file of %s"
                    .formatted(answer.statusCode(), id));
      }
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void copy(HttpResponse<?> answer, InputStream bytes, Path part, long from)
      throws IOException {
    long length = answer.headers().firstValueAsLong("content-length").orElse(0);
    try (OutputStream out =
            Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        Progress bar = session.out().progress(id, from + length, Progress.Unit.BYTES)) {
      byte[] buffer = new byte[BUFFER];
      long done = from;
      int got = bytes.read(buffer);
      while (got >= 0) {
        out.write(buffer, 0, got);
        done += got;
        bar.at(done);
        got = bytes.read(buffer);
      }
    }
  }
}

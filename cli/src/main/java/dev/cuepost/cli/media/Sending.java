package dev.cuepost.cli.media;

import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.oss.ObjectClient;
import dev.cuepost.cli.oss.ObjectPlace;
import dev.cuepost.cli.oss.ObjectUpload;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Progress;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.ClientKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Sends a file to its place, with a bar, and goes on where the memory says that it broke off. */
record Sending(Session session, UploadMemory memory) {
  void send(Path file, ObjectPlace place, ClientKey key, Optional<String> region) {
    var client = new ObjectClient(session.transport(), place, key, region, InstantSource.system());
    try (Progress bar =
        session
            .out()
            .progress(String.valueOf(file.getFileName()), Files.size(file), Progress.Unit.BYTES)) {
      new ObjectUpload(client, bar, upload -> memory.keep(UploadMemory.UPLOAD_ID, upload))
          .send(file, memory.find(UploadMemory.UPLOAD_ID));
      memory.forget();
    } catch (Refused refused) {
      throw refused.failure();
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    } catch (Failure e) {
      if (e.exit() == Exit.UNREACHABLE) {
        throw new Failure(
            Exit.UNREACHABLE,
            "the upload of %s broke off (%s); repeat the command and it goes on"
                .formatted(file, e.getMessage()),
            e);
      }
      throw e;
    }
  }
}

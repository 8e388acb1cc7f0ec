package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.console.ConsoleRoutes;
import dev.cuepost.console.callback.BeyondPages;
import dev.cuepost.console.callback.CallbackPages;
import dev.cuepost.console.delivery.DeliveryPages;
import dev.cuepost.console.frame.Gate;
import dev.cuepost.console.http.Assets;
import dev.cuepost.console.job.JobPages;
import dev.cuepost.console.overview.OverviewPage;
import dev.cuepost.console.overview.Space;
import dev.cuepost.console.queue.MessagePages;
import dev.cuepost.console.queue.QueuePages;
import dev.cuepost.console.sign.SignIn;
import dev.cuepost.identity.Entrance;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.queue.QueueEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** Puts the console together. */
final class ConsoleFace {
  private ConsoleFace() {}

  /**
   * What the console stands on.
   *
   * @param regions all, the default one first
   */
  record Parts(
      Access access,
      Entrance entrance,
      QueueEngine queues,
      Callbacks callbacks,
      EditingJobs jobs,
      List<String> regions,
      DataDirectory data,
      InstantSource clock,
      Ids ids,
      SecureRandom random) {
    Parts {
      regions = List.copyOf(regions);
    }
  }

  static ConsoleRoutes routes(Parts parts) {
    var assets = new Assets();
    var gate =
        new Gate(
            parts.access().consoleSessions(),
            parts.entrance(),
            parts.regions(),
            assets,
            parts.clock(),
            parts.ids()::secret,
            Thread::sleep);
    return new ConsoleRoutes(
        gate,
        assets,
        new SignIn(parts.access().consoleSessions(), parts.entrance().guesses()),
        new QueuePages(parts.queues()),
        new MessagePages(parts.queues()),
        new CallbackPages(parts.callbacks(), parts.queues(), parts.ids()::hex32),
        new BeyondPages(
            parts.callbacks().settings(),
            parts.queues(),
            () -> WebhookSecret.generate(parts.random())),
        new DeliveryPages(parts.callbacks()),
        new JobPages(parts.jobs(), parts.callbacks().log()),
        new OverviewPage(
            parts.jobs(), parts.callbacks().log(), parts.queues(), () -> space(parts.data())));
  }

  private static Space space(DataDirectory data) {
    try {
      FileStore store = Files.getFileStore(data.path());
      return new Space(store.getTotalSpace(), store.getUsableSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

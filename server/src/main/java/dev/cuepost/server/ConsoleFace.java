package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.console.ConsoleRoutes;
import dev.cuepost.console.access.AuditPage;
import dev.cuepost.console.access.PolicyPages;
import dev.cuepost.console.access.ServicePages;
import dev.cuepost.console.access.TesterPage;
import dev.cuepost.console.access.UserPages;
import dev.cuepost.console.callback.BeyondPages;
import dev.cuepost.console.callback.CallbackPages;
import dev.cuepost.console.delivery.DeliveryPages;
import dev.cuepost.console.edit.EditorPages;
import dev.cuepost.console.edit.Materials;
import dev.cuepost.console.edit.PreviewPages;
import dev.cuepost.console.edit.ProjectPages;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.file.FilePages;
import dev.cuepost.console.frame.Gate;
import dev.cuepost.console.http.Assets;
import dev.cuepost.console.job.EditingPages;
import dev.cuepost.console.job.JobListPage;
import dev.cuepost.console.job.JobPages;
import dev.cuepost.console.job.Journeys;
import dev.cuepost.console.job.ProcessPages;
import dev.cuepost.console.media.MediaJobs;
import dev.cuepost.console.media.MediaPages;
import dev.cuepost.console.media.UploadPages;
import dev.cuepost.console.overview.OverviewPage;
import dev.cuepost.console.overview.Space;
import dev.cuepost.console.queue.MessagePages;
import dev.cuepost.console.queue.QueuePages;
import dev.cuepost.console.sign.SignIn;
import dev.cuepost.identity.Entrance;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.job.Editing;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectStore;
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
      Editing editing,
      Processing processing,
      Library library,
      ObjectStore objects,
      Buckets buckets,
      MediaUrls urls,
      ObjectEndpoints endpoints,
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
    return new ConsoleRoutes(gate, assets, pages(parts));
  }

  private static ConsoleRoutes.Pages pages(Parts parts) {
    Callbacks callbacks = parts.callbacks();
    Processing processing = parts.processing();
    Library library = parts.library();
    var files = new FileLinks(parts.urls(), parts.buckets(), parts.endpoints(), parts.ids()::hex32);
    var journeys = new Journeys(callbacks.log(), parts.queues());
    EditingJobs jobs = parts.editing().jobs();
    var materials = new Materials(library.assets(), files);
    var editor = new EditorPages(jobs, library.assets(), materials, files);
    var edits = new EditingPages(jobs, library.assets(), materials, editor, journeys, files);
    var media =
        new MediaPages(
            library.assets(),
            library.changes(),
            processing.templates(),
            parts.objects(),
            journeys,
            files);
    return new ConsoleRoutes.Pages(
        new SignIn(parts.access().consoleSessions(), parts.entrance().guesses()),
        new OverviewPage(
            jobs,
            processing.jobs(),
            callbacks.log(),
            callbacks.pace(),
            parts.queues(),
            () -> space(parts.data())),
        new JobListPage(jobs, processing.jobs()),
        new JobPages(edits, new ProcessPages(processing.jobs(), jobs.log(), journeys, files)),
        editor,
        new PreviewPages(jobs, parts.editing().previews(), materials),
        new ProjectPages(parts.editing().projects(), jobs, editor),
        media,
        new MediaJobs(processing.jobs(), processing.templates(), media, files),
        new UploadPages(library.uploads(), library.arrivals(), parts.objects()),
        new FilePages(parts.objects(), files),
        new DeliveryPages(callbacks),
        new CallbackPages(callbacks, parts.queues(), parts.ids()::hex32),
        new BeyondPages(
            callbacks.settings(), parts.queues(), () -> WebhookSecret.generate(parts.random())),
        new QueuePages(parts.queues()),
        new MessagePages(parts.queues()),
        new UserPages(parts.access()),
        new PolicyPages(parts.access().policies()),
        new ServicePages(parts.access().roles()),
        new TesterPage(parts.access()),
        new AuditPage(parts.access().auditLog()));
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

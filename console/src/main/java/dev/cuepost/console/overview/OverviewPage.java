package dev.cuepost.console.overview;

import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.callback.delivery.Pace;
import dev.cuepost.callback.event.Product;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.job.Stage;
import dev.cuepost.console.job.Tab;
import dev.cuepost.console.overview.OverviewView.Kind;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueueStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The first page. */
public final class OverviewPage {
  private static final String EVERYTHING = "*";
  private static final Duration LATELY = Duration.ofDays(1);
  private static final int SHOWN = 6;
  private static final int MINUTES = 30;

  /** Of more queues than these, the later ones are not looked at. */
  private static final int QUEUES_MAX = 500;

  private final EditingJobs jobs;
  private final ProcessJobs others;
  private final DeliveryLog log;
  private final Pace pace;
  private final QueueEngine queues;
  private final Supplier<Space> space;

  public OverviewPage(
      EditingJobs jobs,
      ProcessJobs others,
      DeliveryLog log,
      Pace pace,
      QueueEngine queues,
      Supplier<Space> space) {
    this.jobs = jobs;
    this.others = others;
    this.log = log;
    this.pace = pace;
    this.queues = queues;
    this.space = space;
  }

  public Answer show(Visit visit) {
    return new Answer.Page(
        new OverviewView(
            allowed(
                visit,
                "ice:ListMediaProducingJobs",
                EVERYTHING,
                () -> Stage.counts(jobs.counts(Product.IMS, visit.account(), visit.region()))),
            kinds(visit),
            allowed(
                visit,
                "cuepost:ListDeliveries",
                EVERYTHING,
                () ->
                    new Minutes(pace.lately(visit.account(), visit.region(), visit.at(), MINUTES))),
            allowed(
                visit,
                "cuepost:ListDeliveries",
                EVERYTHING,
                () ->
                    log.failing(visit.account(), visit.region(), visit.at().minus(LATELY), SHOWN)),
            allowed(visit, "mns:ListQueue", "/queues", () -> fullest(visit)),
            space.get()));
  }

  /** Kinds of jobs of which there are any, as far as the visitor may see them. */
  private List<Kind> kinds(Visit visit) {
    List<Kind> kinds = new ArrayList<>();
    for (Product product : Product.values()) {
      var owner = new Owner(product, visit.account(), visit.region());
      others
          .counts(owner)
          .forEach((kind, counts) ->
              kinds.add(new Kind(Tab.of(product, kind), Stage.processing(counts))));
    }
    var edits = jobs.counts(Product.VOD, visit.account(), visit.region());
    if (!edits.isEmpty()) {
      kinds.add(new Kind(Tab.VOD_EDITING, Stage.counts(edits)));
    }
    return kinds.stream()
        .filter(kind -> visit.may(kind.tab().list(), EVERYTHING))
        .sorted(Comparator.comparing(Kind::tab))
        .toList();
  }

  private static <T> Optional<T> allowed(
      Visit visit, String action, String resource, Supplier<T> seen) {
    return visit.may(action, resource) ? Optional.of(seen.get()) : Optional.empty();
  }

  private List<QueueStatus> fullest(Visit visit) {
    var owner = new QueueOwner(visit.account(), visit.region());
    return queues.list(owner, "", Optional.empty(), QUEUES_MAX).queues().stream()
        .sorted(
            Comparator.comparingLong(OverviewPage::depth)
                .reversed()
                .thenComparing(queue -> queue.id().name()))
        .limit(SHOWN)
        .toList();
  }

  private static long depth(QueueStatus queue) {
    return queue.active() + queue.inactive() + queue.delayed();
  }
}

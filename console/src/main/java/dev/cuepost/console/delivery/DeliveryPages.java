package dev.cuepost.console.delivery;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.DeliveryLog.Entry;
import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryLog.RecordedEvent;
import dev.cuepost.callback.delivery.DeliveryQuery.Position;
import dev.cuepost.callback.delivery.Drain;
import dev.cuepost.callback.delivery.Replay;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Form;
import dev.cuepost.console.http.IndentedJson;
import java.util.List;
import java.util.Optional;

/** What became of events. */
public final class DeliveryPages {
  private static final int PAGE = 25;
  private static final String EVERYTHING = "*";

  private final Callbacks callbacks;

  public DeliveryPages(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  public Answer list(Visit visit) {
    visit.need("cuepost:ListDeliveries", EVERYTHING);
    DeliveryFilter filter = DeliveryFilter.read(visit.query());
    List<Entry> found =
        callbacks.log().find(filter.query(visit.account(), visit.region(), PAGE + 1));
    List<Entry> page = found.subList(0, Math.min(PAGE, found.size()));
    String home = visit.path("deliveries");
    return new Answer.Page(
        new DeliveryListView(
            page,
            filter,
            filter.isNarrow(),
            filter.address(Optional.empty()),
            filter.before().map(_ -> home + filter.address(Optional.empty())),
            found.size() > PAGE
                ? Optional.of(home + filter.address(Optional.of(position(page.getLast()))))
                : Optional.empty(),
            visit.may("cuepost:ReplayDelivery", EVERYTHING)));
  }

  private static Position position(Entry entry) {
    return new Position(entry.event().at(), entry.delivery().id());
  }

  public Answer show(Visit visit) {
    visit.need("cuepost:GetDelivery", EVERYTHING);
    DeliveryId id = id(visit.part("delivery"));
    RecordedEvent event =
        callbacks
            .log()
            .event(visit.account(), id.event())
            .filter(found -> found.region().equals(visit.region()))
            .orElseThrow(() -> Refusal.notFound(id.toString()));
    List<Journey> journeys = callbacks.log().of(id.event());
    Journey wanted =
        journeys.stream()
            .filter(journey -> journey.delivery().id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(id.toString()));
    return new Answer.Page(
        new DeliveryView(
            event,
            IndentedJson.of(event.body()),
            wanted,
            journeys.stream()
                .map(Journey::delivery)
                .filter(other -> !other.id().equals(id))
                .toList(),
            visit.may("cuepost:ReplayDelivery", EVERYTHING)));
  }

  private static DeliveryId id(String text) {
    try {
      return DeliveryId.parse(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.notFound(text);
    }
  }

  /** Replays one delivery and leads to what repeats it. */
  public Answer replay(Visit visit) {
    visit.need("cuepost:ReplayDelivery", EVERYTHING);
    DeliveryId id = id(visit.part("delivery"));
    return switch (callbacks.replay().one(visit.account(), visit.region(), id)) {
      case Replay.Outcome.Replayed(var by) -> {
        visit.changed("cuepost:ReplayDelivery", EVERYTHING);
        yield new Answer.Elsewhere(visit.path("deliveries/" + by));
      }
      case Replay.Outcome.NotFound() -> throw Refusal.notFound(id.toString());
      case Replay.Outcome.StillPending() ->
          new Answer.Elsewhere(visit.path("deliveries/" + id + "?failed=still-pending"));
    };
  }

  /** Replays those that were chosen, or with {@code all} every one that was given up and fits. */
  public Answer replaySome(Visit visit) {
    visit.need("cuepost:ReplayDelivery", EVERYTHING);
    Form form = visit.form();
    DeliveryFilter filter = DeliveryFilter.read(form);
    boolean any =
        form.find("all").isPresent()
            ? callbacks
                    .replay()
                    .all(filter.query(visit.account(), visit.region(), 1), Replay.MOST_BY_DEFAULT)
                    .count()
                > 0
            : replayEach(visit, form.all("delivery"));
    if (any) {
      visit.changed("cuepost:ReplayDelivery", EVERYTHING);
    }
    String query = filter.address(Optional.empty());
    return new Answer.Elsewhere(
        visit.path("deliveries" + query)
            + (query.isEmpty() ? "?" : "&")
            + (any ? "done=replayed" : "failed=nothing-replayed"));
  }

  private boolean replayEach(Visit visit, List<String> chosen) {
    boolean any = false;
    for (String one : chosen) {
      any |=
          callbacks.replay().one(visit.account(), visit.region(), id(one))
              instanceof Replay.Outcome.Replayed;
    }
    return any;
  }

  /** Tells the events of dead letters on a queue once more, and says what came of that. */
  public Answer drain(Visit visit) {
    visit.need("cuepost:DrainDeadLetters", EVERYTHING);
    String queue = visit.part("queue");
    if (!DeliveryOptions.isDeadLetterQueue(queue)) {
      throw Refusal.notFound(queue);
    }
    Drain.Outcome outcome =
        callbacks
            .drain()
            .drain(visit.account(), visit.region(), queue, Drain.MOST_BY_DEFAULT, visit.at());
    return switch (outcome) {
      case Drain.Outcome.Drained drained -> {
        visit.changed("cuepost:DrainDeadLetters", EVERYTHING);
        yield new Answer.Page(new DrainView(queue, drained));
      }
      case Drain.Outcome.NoSuchQueue() -> throw Refusal.notFound(queue);
    };
  }
}

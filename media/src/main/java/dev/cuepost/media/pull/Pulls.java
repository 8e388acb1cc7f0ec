package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.ResumableDownload;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.session.SessionIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Pulls as their users see them: submit some, look at them. */
public final class Pulls {
  /** So long nothing is submitted under the same name again. */
  private static final Duration SESSION = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final PullStore store;
  private final PullQueue queue;
  private final Assets assets;
  private final Uploads uploads;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Pulls(
      Jdbi jdbi,
      PullStore store,
      PullQueue queue,
      Assets assets,
      Uploads uploads,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.store = store;
    this.queue = queue;
    this.assets = assets;
    this.uploads = uploads;
    this.clock = clock;
    this.ids = ids;
  }

  /** What came of a submission. */
  public sealed interface Outcome {
    /**
     * All are under way.
     *
     * @param pulls in the order of the wishes
     */
    record Submitted(List<Pull> pulls) implements Outcome {}

    /** Nothing was submitted: the name of the submission was used a moment ago. */
    record SessionUsed() implements Outcome {}

    /**
     * Nothing was submitted, because of this URL.
     *
     * @param rule what it must be, completes "the URL …"
     */
    record Unusable(String url, String rule) implements Outcome {}
  }

  private record Prepared(Pull pull, Uploads.Awaited awaited, Attributes attributes) {}

  /**
   * Stores the pulls with their assets and hands them to the workers. Once they are submitted each
   * will come to its end and be told of, whatever crashes in between.
   *
   * @param wishes one or more, all of the same account and product
   * @param session a name of the user's for the submission
   */
  public Outcome submit(List<PullWish> wishes, Optional<String> session) {
    return submit(wishes, session, _ -> {});
  }

  /**
   * The same.
   *
   * @param stored is told of each pull before anybody works on it
   */
  public Outcome submit(List<PullWish> wishes, Optional<String> session, Consumer<Pull> stored) {
    Optional<Outcome> unusable =
        wishes.stream().flatMap(wish -> unusable(wish).stream()).findFirst();
    if (unusable.isPresent()) {
      return unusable.get();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Prepared> prepared = wishes.stream().map(wish -> prepare(wish, now)).toList();
    List<Pull> pulls = prepared.stream().map(Prepared::pull).toList();
    boolean taken = jdbi.inTransaction(tx -> store(tx, prepared, session, now));
    if (!taken) {
      return new Outcome.SessionUsed();
    }
    pulls.forEach(stored);
    pulls.forEach(pull -> queue.enqueue(pull.jobId()));
    return new Outcome.Submitted(pulls);
  }

  /**
   * Stores a pull, with what else belongs to it, and hands it to the workers.
   *
   * @param beside writes the rest in the same transaction
   */
  public void submit(Pull pull, Consumer<Handle> beside) {
    jdbi.useTransaction(tx -> {
      beside.accept(tx);
      PullStore.insert(tx, pull);
    });
    queue.enqueue(pull.jobId());
  }

  /** Whether something can be pulled from there. */
  public static boolean isAddress(String url) {
    return ResumableDownload.isAddress(url);
  }

  /** The pull that fetches the file of a stream, if one does. */
  public static Optional<Pull> ofStream(Handle handle, String streamId) {
    return PullStore.ofStream(handle, streamId);
  }

  private static Optional<Outcome> unusable(PullWish wish) {
    if (!isAddress(wish.url())) {
      return Optional.of(new Outcome.Unusable(wish.url(), "must begin with http:// or https://"));
    }
    return wish.asset().kind().plays()
        ? Optional.empty()
        : Optional.of(
            new Outcome.Unusable(
                wish.url(), "must end in the extension of a video or a sound, or have one named"));
  }

  private Prepared prepare(PullWish wish, Instant now) {
    Uploads.Awaited awaited = uploads.prepare(wish.asset(), wish.extension(), now);
    return new Prepared(
        Pull.begun(
            ids.get(),
            awaited.asset(),
            Optional.empty(),
            wish.url(),
            awaited.object(),
            wish.asset().userData(),
            now),
        awaited,
        wish.asset().attributes());
  }

  private boolean store(Handle tx, List<Prepared> prepared, Optional<String> session, Instant now) {
    Pull first = prepared.getFirst().pull();
    if (session.isPresent()
        && !SessionIds.take(
            tx,
            first.account(),
            first.product(),
            SessionIds.Kind.PULL,
            session.get(),
            now,
            SESSION)) {
      return false;
    }
    for (Prepared one : prepared) {
      assets.insert(tx, one.awaited().asset());
      Assets.say(tx, one.pull().mediaId(), one.attributes());
      PullStore.insert(tx, one.pull());
    }
    return true;
  }

  /** The account's pull of this id, region and product. */
  public Optional<Pull> find(String account, String region, Product product, String jobId) {
    return store
        .find(jobId)
        .filter(pull ->
            pull.account().equals(account)
                && pull.region().equals(region)
                && pull.product() == product);
  }

  /**
   * The account's pulls of this URL, the newest first.
   *
   * @param limit at most so many
   */
  public List<Pull> ofUrl(String account, String region, Product product, String url, int limit) {
    return store.of(account, region, product, url, limit);
  }
}

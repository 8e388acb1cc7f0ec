package dev.cuepost.queue.rocks;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.HandleRefusal;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.VisibilityOutcome;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.HandleSigner.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends and extends leases, by the handles that name them. */
final class Leases {
  private final HandleSigner signer;

  Leases(HandleSigner signer) {
    this.signer = signer;
  }

  DeleteOutcome delete(RocksQueue queue, List<ReceiptHandle> handles) {
    List<Optional<Claim>> claims = handles.stream().map(signer::read).toList();
    List<Optional<HandleRefusal>> results = new ArrayList<>(claims.size());
    List<StoredMessage> deleted = new ArrayList<>(claims.size());
    Optional<Write> write = Optional.empty();
    queue.lock.lock();
    try {
      queue.awaitSettled(claims.stream().flatMap(Optional::stream).map(Claim::sequence).toList());
      if (!queue.standing) {
        return new DeleteOutcome.NoSuchQueue();
      }
      EngineClock.Reading time = queue.advance();
      long now = time.engine();
      for (Optional<Claim> claim : claims) {
        Optional<StoredMessage> message =
            claim
                .flatMap(named -> named(queue, named, now))
                .filter(m -> m.deletableUnder(claim.get().lease(), now) && !deleted.contains(m));
        message.ifPresent(deleted::add);
        results.add(message.isPresent() ? Optional.empty() : Optional.of(refusal(queue, claim)));
      }
      if (!deleted.isEmpty()) {
        Changes changes = queue.changes();
        deleted.forEach(changes::remove);
        write = Optional.of(queue.begin(deleted, List.of(), changes, time));
      }
    } finally {
      queue.lock.unlock();
    }
    write.ifPresent(queue::finish);
    return new DeleteOutcome.Done(results);
  }

  VisibilityOutcome changeVisibility(RocksQueue queue, ReceiptHandle handle, Duration timeout) {
    Optional<Claim> claim = signer.read(handle);
    long incarnation;
    Write write;
    queue.lock.lock();
    try {
      queue.awaitSettled(claim.stream().map(Claim::sequence).toList());
      if (!queue.standing) {
        return new VisibilityOutcome.NoSuchQueue();
      }
      EngineClock.Reading time = queue.advance();
      long now = time.engine();
      incarnation = queue.incarnation();
      Optional<StoredMessage> message =
          claim
              .flatMap(named -> named(queue, named, now))
              .filter(m -> m.extendableUnder(claim.get().lease(), now));
      if (message.isEmpty()) {
        return new VisibilityOutcome.Refused(refusal(queue, claim));
      }
      List<StoredMessage> before = List.of(message.get());
      List<StoredMessage> hidden = List.of(message.get().hidden(now, timeout));
      write = queue.begin(before, hidden, queue.changes().move(before, hidden), time);
    } finally {
      queue.lock.unlock();
    }
    queue.finish(write);
    return new VisibilityOutcome.Changed(
        write.after().getFirst().lease(signer, incarnation, write.time()));
  }

  /** The message, if it is still there. */
  private static Optional<StoredMessage> named(RocksQueue queue, Claim claim, long now) {
    if (claim.incarnation() != queue.incarnation()) {
      return Optional.empty();
    }
    return queue
        .index
        .find(claim.expiresAt(), claim.sequence(), now)
        .filter(m -> m.uuid().equals(claim.message()));
  }

  private static HandleRefusal refusal(RocksQueue queue, Optional<Claim> claim) {
    boolean ours = claim.isPresent() && claim.get().incarnation() == queue.incarnation();
    return ours ? HandleRefusal.EXPIRED : HandleRefusal.INVALID;
  }
}

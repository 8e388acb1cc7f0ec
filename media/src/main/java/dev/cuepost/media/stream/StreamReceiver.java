package dev.cuepost.media.stream;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.setting.MessageCallback;
import dev.cuepost.media.pull.Pull;
import dev.cuepost.media.pull.Receiver;
import dev.cuepost.media.stream.AssetStream.State;
import dev.cuepost.media.work.Backlog;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A stream whose file is pulled. What came of it is told once its file was looked at. */
record StreamReceiver(AssetStreams rows, Backlog analysis, EventLog events, EventIds ids)
    implements Receiver {
  private static String id(Pull pull) {
    return pull.streamId().orElseThrow();
  }

  private Optional<State> state(Pull pull) {
    return rows.find(id(pull)).map(AssetStream::state);
  }

  @Override
  public boolean wants(Pull pull) {
    return state(pull).equals(Optional.of(State.AWAITED));
  }

  @Override
  public boolean came(Handle tx, Pull pull, long sizeBytes, Instant now) {
    return AssetStreams.arrived(tx, id(pull), now);
  }

  @Override
  public void look(Pull pull) {
    analysis.add(id(pull));
  }

  @Override
  public boolean isGone(Pull pull) {
    return state(pull).filter(state -> state != State.GONE).isEmpty();
  }

  @Override
  public void missed(Handle tx, Pull pull, Failure failure, Instant now) {
    AssetStreams.missed(tx, id(pull), now);
    events.record(
        tx,
        new Event(
            ids.next(),
            pull.account(),
            pull.region(),
            now,
            FetchedWords.ended(pull, Optional.empty(), Optional.of(failure)),
            pull.userData().map(MessageCallback::read).flatMap(MessageCallback::url),
            pull.app()));
  }
}

package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Library;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** An asset that waits for its own file. */
record AssetReceiver(Library library, PullEvents events) implements Receiver {
  @Override
  public boolean wants(Pull pull) {
    return library
        .assets()
        .find(pull.account(), pull.mediaId())
        .filter(asset -> asset.state() == AssetState.UPLOADING)
        .isPresent();
  }

  @Override
  public boolean came(Handle tx, Pull pull, long sizeBytes, Instant now) {
    if (!Assets.arrived(tx, pull.mediaId(), sizeBytes, now)) {
      return false;
    }
    var asset = Assets.find(tx, pull.account(), pull.mediaId()).orElseThrow();
    events.succeeded(tx, pull, asset, sizeBytes, now);
    return true;
  }

  @Override
  public void look(Pull pull) {
    library.analyse(pull.mediaId());
  }

  @Override
  public boolean isGone(Pull pull) {
    return library.assets().find(pull.account(), pull.mediaId()).isEmpty();
  }

  @Override
  public void missed(Handle tx, Pull pull, Failure failure, Instant now) {
    Assets.missed(tx, pull.mediaId(), failure, now);
    events.failed(tx, pull, failure, now);
  }
}

package dev.cuepost.media.stream;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.store.ObjectName;
import java.time.Instant;
import java.util.Optional;

/**
 * A further file of an asset.
 *
 * @param id 32 hex digits
 * @param mediaId the asset
 * @param url where the file is or will be
 * @param object the same
 * @param definition what players call it, such as {@code HD}, if its user said it
 * @param file of which nothing is known before it was looked at
 */
public record AssetStream(
    String id,
    String mediaId,
    String account,
    Origin origin,
    State state,
    String url,
    ObjectName object,
    Optional<String> definition,
    AssetFile file,
    Optional<String> userData,
    Instant createdAt,
    Instant modifiedAt) {
  /** How it came. */
  public enum Origin {
    REGISTERED,
    UPLOADED,
    PULLED
  }

  /** How far it is. */
  public enum State {
    AWAITED,
    ANALYSING,
    NORMAL,
    FAILED,
    /** Its asset was deleted. */
    GONE
  }

  /** The asset as if this were its only file. */
  Asset seenAs(Asset asset) {
    return new Asset(
        id,
        asset.product(),
        account,
        asset.region(),
        asset.app(),
        asset.kind(),
        AssetState.NORMAL,
        asset.source(),
        url,
        asset.details(),
        userData,
        Optional.of(file),
        Optional.empty(),
        createdAt,
        modifiedAt);
  }
}

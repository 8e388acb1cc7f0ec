package dev.cuepost.openapi.upload;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.stream.Streams;

/** Has files of streams fetched. */
@FunctionalInterface
public interface StreamPulls {
  /** The stream, and the job that fetches its file. */
  Streams.Pulled pull(Asset asset, Streams.Wanted wanted);
}

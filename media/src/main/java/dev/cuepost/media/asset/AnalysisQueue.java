package dev.cuepost.media.asset;

import dev.cuepost.media.work.WorkQueue;

/** Puts assets whose files have come on a work queue. More often than once does no harm. */
final class AnalysisQueue {
  private final WorkQueue queue;
  private final Assets assets;

  AnalysisQueue(WorkQueue queue, Assets assets) {
    this.queue = queue;
    this.assets = assets;
  }

  /** Creates the queue if it is not there, and sends what an earlier process left. */
  void open() {
    queue.open();
    assets.in(AssetState.ANALYSING).forEach(asset -> enqueue(asset.mediaId()));
  }

  void enqueue(String mediaId) {
    queue.send(mediaId);
  }
}

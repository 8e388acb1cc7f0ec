package dev.cuepost.smq.queue;

import dev.cuepost.queue.HandleRefusal;
import dev.cuepost.smq.wire.SmqError;

/** What a refused receipt handle is called on the wire. */
final class Refusals {
  private Refusals() {}

  static SmqError error(HandleRefusal refusal) {
    return switch (refusal) {
      case INVALID -> SmqError.INVALID_HANDLE;
      case EXPIRED -> SmqError.NO_SUCH_MESSAGE;
    };
  }
}

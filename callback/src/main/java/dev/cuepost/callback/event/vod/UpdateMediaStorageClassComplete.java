package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import dev.cuepost.callback.event.Word;
import java.util.Optional;

/**
 * An asset was moved to another class of storage. Source: VOD documentation, "Events",
 * UpdateMediaStorageClassComplete.
 *
 * @param mediaId the asset
 * @param scope how much of it
 * @param storageClass where it is now, or was to be
 * @param trigger what asked for it
 * @param failure empty if it succeeded
 */
public record UpdateMediaStorageClassComplete(
    String mediaId,
    Scope scope,
    StorageClass storageClass,
    Trigger trigger,
    Optional<Failure> failure)
    implements VodEvent {
  @Override
  public String eventType() {
    return "UpdateMediaStorageClassComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.SUCCESS_FAILED, failure.isEmpty())
        .text("MediaId", mediaId)
        .text("Scope", scope)
        .text("StorageClass", storageClass)
        .text("TriggerBy", trigger)
        .error(failure);
  }

  /** How much of an asset is moved. */
  public enum Scope implements Word {
    /** All its files. */
    ALL("All"),
    /** The source alone. */
    SOURCE_FILE("SourceFile");

    private final String word;

    Scope(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** How fast and how cheap storage is. */
  public enum StorageClass implements Word {
    /** For every day. */
    STANDARD("Standard"),
    /** For what is seldom read. */
    IA("IA"),
    /** To be restored before it is read. */
    ARCHIVE("Archive"),
    /** To be restored for hours before it is read. */
    COLD_ARCHIVE("ColdArchive");

    private final String word;

    StorageClass(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** What asks for a move. */
  public enum Trigger implements Word {
    /** A rule by age. */
    LIFE_CYCLE("LifeCycle"),
    /** A call. */
    API("API");

    private final String word;

    Trigger(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}

package dev.cuepost.media.process.dna;

import java.util.Optional;

/**
 * What is kept of a file so that copies are known again: some bits for every fifth of a second of
 * its picture and every sixteenth of its sound, 540 bytes a second. The file cannot be made out
 * from it. Immutable.
 */
public final class Fingerprint {
  private final Optional<Trace> picture;
  private final Optional<Trace> sound;

  Fingerprint(Optional<Trace> picture, Optional<Trace> sound) {
    if (picture.isEmpty() && sound.isEmpty()) {
      throw new IllegalArgumentException("a fingerprint needs a picture or a sound");
    }
    this.picture = picture;
    this.sound = sound;
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if these bytes are not a fingerprint of this version
   */
  public static Fingerprint of(byte[] bytes) {
    return FingerprintBytes.read(bytes);
  }

  /** As bytes, to be kept. */
  public byte[] bytes() {
    return FingerprintBytes.write(this);
  }

  /**
   * What this file has in common with one of a library: copies in another format, size or quality,
   * and parts of one in the other, of a second or more, played at the same speed. Black and silent
   * parts are nothing in common.
   */
  public Optional<Match> match(Fingerprint library) {
    return new Search(this).in(library);
  }

  Optional<Trace> trace(Strand strand) {
    return switch (strand) {
      case PICTURE -> picture;
      case SOUND -> sound;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint fingerprint
        && picture.equals(fingerprint.picture)
        && sound.equals(fingerprint.sound);
  }

  @Override
  public int hashCode() {
    return 31 * picture.hashCode() + sound.hashCode();
  }

  @Override
  public String toString() {
    return "Fingerprint[%s, %s]".formatted(picture, sound);
  }
}

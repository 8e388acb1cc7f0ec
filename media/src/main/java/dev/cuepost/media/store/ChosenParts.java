package dev.cuepost.media.store;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The parts that an object is made of, and what is wrong with them. */
public final class ChosenParts {
  private final List<UploadedPart> parts = new ArrayList<>();

  /** What has come of an upload. */
  @FunctionalInterface
  public interface Arrived {
    /** The part of this number, if it has come. */
    Optional<UploadedPart> part(int number) throws IOException;
  }

  /** Takes the parts that are named; tells what is wrong with the first one that is not right. */
  public Optional<Completion> take(List<PartName> named, Arrived arrived) throws IOException {
    if (named.isEmpty()) {
      return Optional.of(new Completion.NoParts());
    }
    int before = 0;
    for (PartName name : named) {
      if (name.number() <= before) {
        return Optional.of(new Completion.OutOfOrder(name.number()));
      }
      before = name.number();
    }
    for (PartName name : named) {
      Optional<UploadedPart> part =
          name.number() > MultipartUploads.PART_NUMBER_MAX
              ? Optional.empty()
              : arrived.part(name.number());
      if (part.isEmpty() || !part.get().tag().equalsIgnoreCase(name.tag())) {
        return Optional.of(new Completion.WrongPart(name.number()));
      }
      parts.add(part.get());
    }
    for (UploadedPart part : parts.subList(0, parts.size() - 1)) {
      if (part.sizeBytes() < MultipartUploads.PART_MIN_BYTES) {
        return Optional.of(new Completion.TooSmall(part));
      }
    }
    return Optional.empty();
  }

  /** Those that were taken, in order. */
  public List<UploadedPart> parts() {
    return List.copyOf(parts);
  }

  /** What their bytes are, one behind the other. */
  public BytesWritten together() {
    MessageDigest md5 = Md5.digest();
    long size = 0;
    long crc64 = 0;
    for (UploadedPart part : parts) {
      md5.update(HexFormat.of().parseHex(part.tag()));
      crc64 = Crc64.combine(crc64, part.crc64(), part.sizeBytes());
      size += part.sizeBytes();
    }
    return new BytesWritten(
        size, Md5.hex(md5.digest()) + "-" + parts.size(), OptionalLong.of(crc64));
  }
}

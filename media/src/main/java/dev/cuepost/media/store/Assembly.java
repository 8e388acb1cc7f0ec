package dev.cuepost.media.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The parts that an object is made of, and what is wrong with them. Nobody may change them
 * meanwhile.
 */
final class Assembly {
  private final UploadPlace place;
  private final List<UploadedPart> parts = new ArrayList<>();

  Assembly(UploadPlace place) {
    this.place = place;
  }

  /** Takes the parts that are named; tells what is wrong with the first one that is not right. */
  Optional<Completion> take(List<PartName> named) throws IOException {
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
              : PartFile.read(place.part(name.number()), name.number());
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

  /** Writes them one behind the other into a new file and syncs it. */
  BytesWritten into(Path target) throws IOException {
    MessageDigest md5 = Md5.digest();
    long size = 0;
    long crc64 = 0;
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (UploadedPart part : parts) {
        PartFile.append(place.part(part.number()), part.sizeBytes(), channel);
        md5.update(HexFormat.of().parseHex(part.tag()));
        crc64 = Crc64.combine(crc64, part.crc64(), part.sizeBytes());
        size += part.sizeBytes();
      }
      channel.force(true);
    }
    return new BytesWritten(
        size, Md5.hex(md5.digest()) + "-" + parts.size(), OptionalLong.of(crc64));
  }
}

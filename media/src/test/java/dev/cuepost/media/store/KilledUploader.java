package dev.cuepost.media.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A process that completes one upload after the other, and says when it begins to. */
final class KilledUploader {
  static final BucketId BUCKET = new BucketId("cn-shanghai", "demo");
  static final int PARTS = 3;
  private static final int PART_BYTES = 1_000_000;

  private KilledUploader() {}

  static void main(String[] args) throws IOException {
    DirectoryObjectStore store =
        DirectoryObjectStore.open(Path.of(args[0]), InstantSource.system(), UUID::randomUUID);
    MultipartUploads uploads = store.uploads();
    while (true) {
      MultipartUpload upload =
          uploads.begin(
              new ObjectName(BUCKET, UUID.randomUUID().toString()),
              ObjectProperties.of("video/mp4"));
      List<PartName> parts = new ArrayList<>();
      for (int number = 1; number <= PARTS; number++) {
        UploadedPart part =
            uploads.put(upload, number, new ByteArrayInputStream(part(number))).orElseThrow();
        parts.add(new PartName(number, part.tag()));
      }
      System.out.println("completing");
      uploads.complete(upload, parts, Overwrite.ALLOWED);
    }
  }

  static byte[] part(int number) {
    byte[] bytes = new byte[PART_BYTES];
    new Random(number).nextBytes(bytes);
    return bytes;
  }
}

package dev.cuepost.openapi.upload;

import dev.cuepost.media.asset.UploadFolder;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.Optional;

/**
 * Where a call wants the file of an upload to go: into a bucket that it names, or into the one that
 * the account chose for all. Empty is where uploads go otherwise.
 */
public record Destinations(StorageLocations locations, Buckets buckets) {
  /** The bucket of an upload of VOD. */
  public static final Parameter<String> STORAGE_LOCATION =
      Parameter.optional("StorageLocation", ParameterType.text(256));

  /** The same of IMS: a JSON object with {@code StorageType} and {@code StorageLocation}. */
  public static final Parameter<String> TARGET_CONFIG =
      Parameter.optional("UploadTargetConfig", ParameterType.text(4_096));

  /**
   * For an upload of VOD.
   *
   * @throws Refusal if the account has no such bucket in the region
   */
  public Optional<UploadFolder> ofVideo(Call call) throws Refusal {
    Optional<String> location = call.find(STORAGE_LOCATION);
    return location.isPresent() ? named(call, location.get()) : Optional.empty();
  }

  /**
   * For an upload of IMS.
   *
   * @throws Refusal if the account has no such bucket in the region
   */
  public Optional<UploadFolder> ofMedia(Call call) throws Refusal {
    Optional<String> config = call.find(TARGET_CONFIG);
    if (config.isPresent()) {
      Members target = Members.read(TARGET_CONFIG.name(), config.get());
      if (target.text("StorageType", 16).filter(type -> !type.equals("oss")).isPresent()) {
        throw target.wrong("StorageType", "is oss");
      }
      Optional<String> location = target.text("StorageLocation", 256);
      if (location.isPresent()) {
        return named(call, location.get());
      }
    }
    return locations
        .chosen(call.account(), call.region())
        // Uploads make their own bucket where it is not there yet, but no bucket that is named.
        .filter(chosen -> !chosen.bucket().equals(Uploads.bucketName(call.account())))
        .map(chosen ->
            new UploadFolder(new BucketId(call.region(), chosen.bucket()), chosen.path()));
  }

  /**
   * A bucket by its name, or by the host of its objects.
   *
   * @throws Refusal if the account has no such bucket in the region
   */
  public Optional<UploadFolder> named(Call call, String location) throws Refusal {
    int dot = location.indexOf('.');
    String name = dot < 0 ? location : location.substring(0, dot);
    boolean inRegion =
        dot < 0
            || location.startsWith("oss-" + call.region() + ".", dot + 1)
            || location.startsWith("oss-" + call.region() + "-internal.", dot + 1);
    if (inRegion && name.equals(Uploads.bucketName(call.account()))) {
      return Optional.empty();
    }
    if (!inRegion
        || !BucketId.isName(name)
        || !buckets.isOf(new BucketId(call.region(), name), call.account())) {
      throw new Refusal(
          RpcError.of(
              "InvalidStorage.NotFound", "The storage location does not exist in the region."));
    }
    return Optional.of(new UploadFolder(new BucketId(call.region(), name), ""));
  }
}

package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Event;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.media.store.StorageLocations.Location;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.ReadUrls;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The operations on where files go. Source: models of com.aliyun:ice20201109,
 * SetDefaultStorageLocation and its like.
 */
final class StorageActions {
  private static final String NORMAL = "Normal";

  private static final Parameter<String> TYPE =
      Parameter.optional("StorageType", ParameterType.oneOf("user_oss_bucket", "vod_oss_bucket"));
  private static final Parameter<String> NEW_TYPE = Parameter.required(TYPE.name(), TYPE.type());
  private static final Parameter<String> BUCKET =
      Parameter.required("Bucket", ParameterType.text(256));
  private static final Parameter<String> PATH =
      Parameter.optional(
          "Path",
          new ParameterType<>(
              "has at most 256 bytes of letters, digits and -_./, and no part . or ..",
              text -> Optional.of(text).filter(StorageActions::isPath)));
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.oneOf(NORMAL));
  private static final Parameter<String> APP_ID =
      Parameter.optional("AppId", ParameterType.text(64));

  private final Destinations destinations;

  private StorageActions(Destinations destinations) {
    this.destinations = destinations;
  }

  static List<Action> all(Destinations destinations) {
    var actions = new StorageActions(destinations);
    return List.of(
        new NamedAction(
            "SetDefaultStorageLocation", List.of(NEW_TYPE, BUCKET, PATH), actions::choose),
        new NamedAction("GetDefaultStorageLocation", List.of(), actions::chosen),
        new NamedAction("GetStorageList", List.of(APP_ID, TYPE, STATUS), actions::list));
  }

  private static boolean isPath(String text) {
    return text.matches("[A-Za-z0-9_./-]{1,256}")
        && !text.contains("//")
        && !("/" + text + "/").contains("/./")
        && !("/" + text + "/").contains("/../");
  }

  private Fields choose(Call call) throws Refusal {
    String bucket =
        destinations
            .named(call, call.get(BUCKET))
            .map(folder -> folder.bucket().name())
            .orElse(Uploads.bucketName(call.account()));
    boolean ours = bucket.equals(Uploads.bucketName(call.account()));
    StorageLocations.Type type =
        StorageLocations.Type.valueOf(call.get(NEW_TYPE).toUpperCase(Locale.ROOT));
    if (ours != (type == StorageLocations.Type.VOD_OSS_BUCKET)) {
      throw new Refusal(
          RpcError.invalid(
              NEW_TYPE.name(),
              "%s is %s".formatted(bucket, ours ? "a vod_oss_bucket" : "a user_oss_bucket")));
    }
    if (ours) { // to be listed from now on
      destinations
          .buckets()
          .create(new BucketId(call.region(), bucket), call.account(), Buckets.Acl.PRIVATE);
    }
    destinations
        .locations()
        .choose(
            call.account(),
            call.region(),
            type,
            bucket,
            ours ? "" : call.find(PATH).orElse("").replaceAll("^/|/$", ""));
    return new Fields().flag("Success", true);
  }

  private Fields chosen(Call call) {
    return destinations
        .locations()
        .chosen(call.account(), call.region())
        .map(location ->
            new Fields()
                .text("StorageType", word(location.type()))
                .text("Bucket", location.bucket())
                .text("Path", Optional.of(location.path()).filter(path -> !path.isEmpty()))
                .text("Status", NORMAL))
        .orElseGet(Fields::new);
  }

  private Fields list(Call call) {
    Optional<Location> chosen = destinations.locations().chosen(call.account(), call.region());
    return new Fields()
        .items(
            "StorageInfoList",
            destinations.buckets().of(call.account(), call.region()).stream()
                .filter(bucket ->
                    call.find(TYPE).filter(type -> !type.equals(word(type(bucket)))).isEmpty())
                .map(bucket ->
                    told(bucket, chosen.filter(place -> place.bucket().equals(bucket.id().name()))))
                .toList());
  }

  private static Fields told(Bucket bucket, Optional<Location> chosen) {
    return new Fields()
        .text("AppId", Event.DEFAULT_APP)
        .text("StorageType", word(type(bucket)))
        .text("StorageLocation", ReadUrls.location(bucket.id()))
        .text("Path", chosen.map(Location::path).filter(path -> !path.isEmpty()))
        .text("Status", NORMAL)
        .flag("DefaultStorage", chosen.isPresent())
        .flag("EditingTempFileStorage", false)
        .text("CreationTime", WireTime.of(bucket.createdAt()))
        .text(
            "ModifiedTime",
            WireTime.of(chosen.map(Location::modifiedAt).orElse(bucket.createdAt())));
  }

  private static StorageLocations.Type type(Bucket bucket) {
    return bucket.id().name().equals(Uploads.bucketName(bucket.account()))
        ? StorageLocations.Type.VOD_OSS_BUCKET
        : StorageLocations.Type.USER_OSS_BUCKET;
  }

  private static String word(StorageLocations.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}

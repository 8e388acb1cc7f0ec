package dev.cuepost.openapi.upload;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.pull.Pull;
import dev.cuepost.media.pull.PullState;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells about pulls, which a call names by their ids or else by their URLs.
 *
 * <p>Source of the status words: ApsaraVideo VOD documentation, "Basic structures", URLUploadInfo.
 */
public record PullInfos(Pulls pulls, Product product) {
  private static final Parameter<String> JOB_IDS =
      Parameter.optional("JobIds", ParameterType.text(1_024));
  private static final Parameter<String> UPLOAD_URLS =
      Parameter.optional("UploadURLs", ParameterType.text(65_536));

  /** What may be named in one call. */
  private static final int NAMED_MAX = 10;

  private static final int PULLS_MAX = 100;

  /** The two lists of names. */
  public static List<Parameter<?>> parameters() {
    return List.of(JOB_IDS, UPLOAD_URLS);
  }

  /**
   * {@code URLUploadInfoList} and {@code NonExists}.
   *
   * @throws Refusal if too many are named, or none
   */
  public Fields of(Call call) throws Refusal {
    var found = new ArrayList<Fields>();
    var missing = new ArrayList<Value>();
    Optional<String> ids = call.find(JOB_IDS);
    if (ids.isPresent()) {
      for (String id : ids(ids.get())) {
        pulls
            .find(call.account(), call.region(), product, id)
            .ifPresentOrElse(pull -> found.add(of(pull)), () -> missing.add(new Value.Text(id)));
      }
    } else {
      for (String url : urls(call)) {
        List<Pull> same =
            pulls.ofUrl(call.account(), call.region(), product, url, PULLS_MAX - found.size());
        if (same.isEmpty() && found.size() < PULLS_MAX) {
          missing.add(new Value.Text(url));
        }
        same.forEach(pull -> found.add(of(pull)));
      }
    }
    return new Fields().items("URLUploadInfoList", found).items("NonExists", missing);
  }

  private static List<String> ids(String list) throws Refusal {
    List<String> ids =
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (ids.size() > NAMED_MAX) {
      throw new Refusal(
          RpcError.invalid(
              JOB_IDS.name(), "the list has at most %d, was %d".formatted(NAMED_MAX, ids.size())));
    }
    return ids;
  }

  private static List<String> urls(Call call) throws Refusal {
    String list =
        call.find(UPLOAD_URLS).orElseThrow(() -> new Refusal(RpcError.missing(JOB_IDS.name())));
    return SourceUrls.read(
        list, NAMED_MAX, reason -> new Refusal(RpcError.invalid(UPLOAD_URLS.name(), reason)));
  }

  private static Fields of(Pull pull) {
    return new Fields()
        .text("JobId", pull.jobId())
        .text("UploadURL", pull.url())
        .text("MediaId", mediaId(pull))
        .text("Status", status(pull))
        .text("FileSize", Optional.of(pull.sizeBytes()).filter(s -> s > 0).map(Object::toString))
        .text("CreationTime", WireTime.of(pull.createdAt()))
        .text("CompleteTime", pull.completedAt().map(WireTime::of))
        .text("UserData", pull.userData())
        .text("ErrorCode", pull.failure().map(Failure::code))
        .text("ErrorMessage", pull.failure().map(Failure::message));
  }

  /** VOD gives a video its id when its file is there. */
  private static Optional<String> mediaId(Pull pull) {
    return Optional.of(pull.mediaId())
        .filter(_ -> pull.product() == Product.IMS || pull.state() == PullState.SUCCEEDED);
  }

  private static String status(Pull pull) {
    return switch (pull.state()) {
      case PENDING -> "PENDING";
      case DOWNLOADING -> "DOWNLOADING";
      case SUCCEEDED -> "SUCCESS";
      case FAILED -> isUnavailable(pull) ? "DOWNLOAD_FAIL" : "UPLOAD_FAIL";
    };
  }

  private static boolean isUnavailable(Pull pull) {
    return pull.failure().map(Failure::code).filter(Pull.UNAVAILABLE::equals).isPresent();
  }
}

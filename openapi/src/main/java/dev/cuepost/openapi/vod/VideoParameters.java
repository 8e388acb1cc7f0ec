package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CateId;
import dev.cuepost.openapi.upload.Tags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is said of media, and by which parameters they are named, in the operations of VOD. */
public final class VideoParameters {
  private static final int MOST_IDS = 20;
  private static final int TITLE_BYTES = 128;
  private static final int DESCRIPTION_BYTES = 1_024;

  static final Parameter<String> TITLE = Parameter.optional("Title", ParameterType.text());
  static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text());
  static final Parameter<String> TAGS = Parameter.optional("Tags", ParameterType.text());
  static final Parameter<String> COVER_URL =
      Parameter.optional("CoverURL", ParameterType.text(1_024));
  static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));

  /** How long a signed address holds, in seconds. */
  public static final Parameter<Integer> AUTH_TIMEOUT =
      Parameter.optional("AuthTimeout", ParameterType.whole(1, 2_592_000));

  public static final Parameter<String> OUTPUT_TYPE =
      Parameter.optional("OutputType", ParameterType.oneOf("oss", "cdn"));
  public static final Parameter<String> VIDEO_ID =
      Parameter.optional("VideoId", ParameterType.text(64));
  public static final Parameter<String> REFERENCE_ID =
      Parameter.optional(
          "ReferenceId",
          new ParameterType<>(
              "has 6 to 64 letters, digits, hyphens and underscores",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9_-]{6,64}"))));

  /** The user's name for a submission, which may not come again for a while. */
  public static final Parameter<String> SESSION_ID =
      Parameter.optional(
          "SessionId",
          new ParameterType<>(
              "has 1 to 50 letters, digits, hyphens and underscores",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9_-]{1,50}"))));

  private VideoParameters() {}

  static Duration authTimeout(Call call) {
    return Duration.ofSeconds(call.find(AUTH_TIMEOUT).orElse(1_800));
  }

  /**
   * What a call says of a medium, in place of what was said before.
   *
   * @throws Refusal with VOD's own codes, if something is too long
   */
  static Details details(Call call, Parameter<String> title, Details before) throws Refusal {
    Optional<String> tags = call.find(TAGS);
    if (tags.isPresent()) {
      readable(TAGS, tags.get());
    }
    return new Details(
        bounded(title, call, TITLE_BYTES).orElse(before.title()),
        bounded(DESCRIPTION, call, DESCRIPTION_BYTES).orElse(before.description()),
        tags.isEmpty()
            ? before.tags()
            : Tags.read(
                tags.get(),
                rule ->
                    new Refusal(RpcError.of("TagsExceededMax", "The list of Tags " + rule + "."))),
        CateId.of(call, before.category()),
        call.find(COVER_URL).or(before::coverUrl),
        before.businessType(),
        call.find(REFERENCE_ID).or(before::referenceId));
  }

  private static Optional<String> bounded(Parameter<String> parameter, Call call, int most)
      throws Refusal {
    Optional<String> text = call.find(parameter);
    if (text.filter(t -> t.getBytes(StandardCharsets.UTF_8).length > most).isPresent()) {
      throw new Refusal(
          RpcError.of(
              "LengthExceededMax", "%s has at most %d bytes.".formatted(parameter.name(), most)));
    }
    if (text.isPresent()) {
      readable(parameter, text.get());
    }
    return text;
  }

  /** Nobody can read control characters but those that part words and lines. */
  private static void readable(Parameter<String> parameter, String text) throws Refusal {
    if (text.chars()
        .anyMatch(c -> (Character.isISOControl(c) && !Character.isWhitespace(c)) || c == 0xFFFD)) {
      throw new Refusal(
          RpcError.of(
              "IllegalCharacters",
              "%s has characters that stand for nothing that can be read."
                  .formatted(parameter.name())));
    }
  }

  /**
   * The video that a call names, by its id or by the name that its user gave it.
   *
   * @throws Refusal if it names none, or there is none
   */
  public static Asset need(Assets assets, Call call) throws Refusal {
    Optional<String> id = call.find(VIDEO_ID);
    Optional<String> reference = call.find(REFERENCE_ID);
    if (id.isEmpty() && reference.isEmpty()) {
      throw new Refusal(RpcError.missing(VIDEO_ID.name()));
    }
    Optional<Asset> found =
        id.isPresent()
            ? assets.find(call.account(), Product.VOD, id.get())
            : assets.findByReference(call.account(), Product.VOD, reference.get());
    return found.filter(asset -> asset.kind().plays()).orElseThrow(() -> new Refusal(notFound()));
  }

  public static RpcError notFound() {
    return RpcError.of("InvalidVideo.NotFound", "The video does not exist.");
  }

  /**
   * Ids in a list with commas.
   *
   * @throws Refusal if there are too many, or none
   */
  public static List<String> ids(Parameter<String> parameter, Call call) throws Refusal {
    List<String> ids = list(parameter, call);
    if (ids.size() > MOST_IDS) {
      throw new Refusal(
          RpcError.of(
              "VideoIdsExceededMax",
              "%s has at most %d ids.".formatted(parameter.name(), MOST_IDS)));
    }
    return ids;
  }

  /**
   * Names of things that are no videos, in a list with commas.
   *
   * @throws Refusal if there are too many, or none
   */
  public static List<String> others(Parameter<String> parameter, Call call) throws Refusal {
    List<String> ids = list(parameter, call);
    if (ids.isEmpty()) {
      throw new Refusal(RpcError.missing(parameter.name()));
    }
    if (ids.size() > MOST_IDS) {
      throw new Refusal(
          RpcError.invalid(
              parameter.name(), "the list has at most %d, was %d".formatted(MOST_IDS, ids.size())));
    }
    return ids;
  }

  private static List<String> list(Parameter<String> parameter, Call call) {
    return call.find(parameter).stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  /** The ending of a file's name, without the dot. */
  static String extension(Parameter<String> parameter, String name) throws Refusal {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    if (extension.equals(name) || !extension.matches("[A-Za-z0-9]{1,16}")) {
      throw new Refusal(
          RpcError.of(
              "InvalidFileName.Extension",
              "%s must end in an extension, such as .mp4.".formatted(parameter.name())));
    }
    return extension;
  }
}

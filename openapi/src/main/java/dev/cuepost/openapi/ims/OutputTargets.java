package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.job.Target;
import dev.cuepost.media.job.Target.Kind;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Members;
import dev.cuepost.openapi.upload.MetaData;
import dev.cuepost.openapi.upload.StreamWishes;
import java.util.Optional;

/** What the outputs of editing jobs become, as submissions say it. */
record OutputTargets(Categories categories, StreamWishes streams) {
  static final Parameter<String> TARGET =
      Parameter.optional("OutputMediaTarget", ParameterType.oneOf("oss-object", "vod-media", "S3"));
  static final Parameter<String> META_DATA =
      Parameter.optional("MediaMetadata", ParameterType.text());

  /**
   * The target of a call.
   *
   * @throws Refusal if it is one that is not there, or what is said of it breaks a rule
   */
  Target of(Call call) throws Refusal {
    Kind kind = kind(call);
    Members meta =
        call.find(META_DATA).isPresent()
            ? Members.read(META_DATA.name(), call.find(META_DATA).orElseThrow())
            : Members.none(META_DATA.name());
    Product product = kind == Kind.VIDEO ? Product.VOD : Product.IMS;
    return new Target(
        kind,
        new CategoryActions(categories, product)
            .checked(call.account(), MetaData.details(meta, "")));
  }

  private static Kind kind(Call call) throws Refusal {
    return switch (call.find(TARGET).orElse("oss-object")) {
      case "oss-object" -> Kind.OBJECT;
      case "vod-media" -> Kind.VIDEO;
      default ->
          throw new Refusal(
              RpcError.invalid(TARGET.name(), "only oss-object and vod-media are supported"));
    };
  }

  /**
   * The streams that are to be made of a video: those of the group that its configuration names, or
   * else of the default one.
   *
   * @throws Refusal if there is no such group
   */
  Optional<TemplateGroup> streams(Call call, Target target, String outputMediaConfig)
      throws Refusal {
    return target.kind() == Kind.VIDEO
        ? streams.group(
            call,
            Members.read("OutputMediaConfig", outputMediaConfig).text("VodTemplateGroupId", 64))
        : Optional.empty();
  }

  void await(String mediaId, TemplateGroup group) {
    streams.await(mediaId, group);
  }

  /** The id of an output as VOD knows it; it has no other. */
  static Optional<String> vodMediaId(Target target, String mediaId) {
    return Optional.of(mediaId).filter(_ -> target.kind() == Kind.VIDEO);
  }
}

package dev.cuepost.openapi.review;

import dev.cuepost.callback.event.AuditStatus;
import dev.cuepost.callback.event.Product;
import dev.cuepost.identity.Caller;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.media.review.Reviews.Decision;
import dev.cuepost.media.review.Reviews.Outcome;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.upload.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether videos may be played. Sources:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-createaudit and
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-createaudit.
 */
public final class CreateAudit implements Action {
  private static final int REASON_BYTES = 128;
  private static final int COMMENT_BYTES = 512;

  private static final Parameter<String> CONTENT =
      Parameter.required("AuditContent", ParameterType.text(131_072));

  private final Reviews reviews;
  private final Product product;

  public CreateAudit(Reviews reviews, Product product) {
    this.reviews = reviews;
    this.product = product;
  }

  @Override
  public String name() {
    return "CreateAudit";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CONTENT);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<Decision> decisions = new ArrayList<>();
    for (Members content : Members.list(CONTENT.name(), call.get(CONTENT))) {
      decisions.add(decision(content));
    }
    if (decisions.isEmpty() || decisions.size() > most()) {
      throw new Refusal(
          RpcError.invalid(
              CONTENT.name(), "it has 1 to %d videos, was %d".formatted(most(), decisions.size())));
    }
    return switch (reviews.decide(
        call.account(), product, decisions, Optional.of(auditor(call.caller())))) {
      case Outcome.Done _ -> new Fields();
      case Outcome.Unknown(String mediaId) -> throw new Refusal(unknown(mediaId));
      case Outcome.NotThere(String mediaId) ->
          throw new Refusal(
              RpcError.forbidden(
                  "Forbidden.IllegalStatus",
                  "The file of %s is not there, or cannot be used.".formatted(mediaId)));
    };
  }

  private Decision decision(Members content) throws Refusal {
    String word = content.required("Status", 16);
    AuditStatus status =
        switch (word) {
          case "Normal" -> AuditStatus.NORMAL;
          case "Blocked" -> AuditStatus.BLOCKED;
          default -> throw content.wrong("Status", "is Normal or Blocked, was " + word);
        };
    return new Decision(
        content.required(product == Product.VOD ? "VideoId" : "MediaId", 64),
        status,
        content.text("Reason", REASON_BYTES),
        content.text("Comment", COMMENT_BYTES));
  }

  private static String auditor(Caller caller) {
    return switch (caller) {
      case Caller.Account _ -> "root";
      case Caller.User user -> user.name();
      case Caller.AssumedRole role -> role.role() + "/" + role.session();
    };
  }

  private int most() {
    return product == Product.VOD ? 100 : 20;
  }

  private RpcError unknown(String mediaId) {
    return switch (product) {
      case VOD -> RpcError.of("InvalidVideo.NotFound", "There is no video %s.".formatted(mediaId));
      case IMS -> RpcError.of("MediaNotFound", "There is no media asset %s.".formatted(mediaId));
    };
  }
}

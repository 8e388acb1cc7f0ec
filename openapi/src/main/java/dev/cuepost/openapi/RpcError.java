package dev.cuepost.openapi;

import java.util.Set;

/**
 * What a refused request is told: the table of the gateway's errors.
 *
 * <p>Source: ApsaraVideo VOD documentation, "Error codes"; "Common client error codes of the
 * management OpenAPI", https://help.aliyun.com/en/document_detail/434846.html.
 *
 * @param status HTTP status, 400 or more
 * @param code what programs look at
 * @param message what people read
 */
public record RpcError(int status, String code, String message) {
  static final RpcError UNKNOWN_ACTION =
      new RpcError(
          404,
          "InvalidApi.NotFound",
          "Specified api is not found, please check your url and method.");
  static final RpcError UNKNOWN_VERSION =
      new RpcError(400, "InvalidVersion", "Specified parameter Version is not valid.");
  static final RpcError UNKNOWN_FORMAT =
      new RpcError(400, "InvalidParameter.Format", "Specified parameter format is not valid.");
  static final RpcError UNSUPPORTED_METHOD =
      new RpcError(400, "UnsupportedHTTPMethod", "The method of a request must be GET or POST.");
  static final RpcError UNKNOWN_ACCESS_KEY =
      new RpcError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  static final RpcError INACTIVE_ACCESS_KEY =
      new RpcError(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");
  static final RpcError MALFORMED_TIMESTAMP =
      new RpcError(
          400,
          "InvalidTimeStamp.Format",
          "Specified time stamp or date value is not well formatted.");
  static final RpcError EXPIRED_TIMESTAMP =
      new RpcError(
          400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
  static final RpcError THROTTLED =
      new RpcError(400, "Throttling.User", "Request was denied due to user flow control.");
  static final RpcError REUSED_NONCE =
      new RpcError(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
  static final RpcError UNKNOWN_SIGNATURE_METHOD =
      new RpcError(400, "InvalidSignatureMethod", "Specified signature method is not valid.");
  static final RpcError NO_SIGNATURE = incompleteSignature("Signature is missing.");
  static final RpcError FOREIGN_SECURITY_TOKEN =
      new RpcError(
          400,
          "InvalidSecurityToken.MismatchWithAccessKey",
          "Specified SecurityToken mismatch with the AccessKey.");
  static final RpcError EXPIRED_SECURITY_TOKEN =
      new RpcError(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
  static final RpcError BODY_TOO_LONG =
      new RpcError(413, "RequestEntityTooLarge", "The body of a request has at most 4 MiB.");
  static final RpcError UNKNOWN_BODY =
      new RpcError(
          400,
          "InvalidContentType",
          "The body of a request must be application/x-www-form-urlencoded or application/json.");
  static final RpcError INTERNAL =
      new RpcError(
          500,
          "InternalError",
          "The request processing has failed due to some unknown error, exception or failure.");

  /** Of requests whose senders did not know a secret. */
  private static final Set<String> WRONG_GUESSES =
      Set.of(
          UNKNOWN_ACCESS_KEY.code(),
          FOREIGN_SECURITY_TOKEN.code(),
          "MissingSecurityToken",
          "SignatureDoesNotMatch");

  /** Whether it answers a request whose sender did not know a secret. */
  boolean isWrongGuess() {
    return WRONG_GUESSES.contains(code);
  }

  /** Whether it answers a request that does not show who made it. */
  boolean isOfUnknownSender() {
    return isWrongGuess()
        || Set.of(THROTTLED, INACTIVE_ACCESS_KEY, REUSED_NONCE, EXPIRED_SECURITY_TOKEN)
            .contains(this);
  }

  /** One client compares what follows the colon with its own text, so nothing may follow that. */
  static RpcError wrongSignature(String stringToSign) {
    return new RpcError(
        400,
        "SignatureDoesNotMatch",
        "Specified signature is not matched with our calculation. server string to sign is:"
            + stringToSign);
  }

  /**
   * A signature that does not cover enough, or cannot be read.
   *
   * @param problem a sentence
   */
  static RpcError incompleteSignature(String problem) {
    return new RpcError(
        400,
        "IncompleteSignature",
        "The request signature does not conform to Aliyun standards: " + problem);
  }

  /**
   * What policies do not allow.
   *
   * @param sentence who may not do what
   */
  static RpcError forbidden(String sentence) {
    return new RpcError(
        403,
        "Forbidden.RAM",
        "User not authorized to operate on the specified resource, or this API doesn't support"
            + " RAM. "
            + sentence);
  }

  /** What the account itself does not allow, under the operation's own code. */
  public static RpcError forbidden(String code, String message) {
    return new RpcError(403, code, message);
  }

  /** What an operation refuses, under its own code and status. */
  public static RpcError of(int status, String code, String message) {
    return new RpcError(status, code, message);
  }

  public static RpcError missing(String parameter) {
    return new RpcError(400, "Missing" + parameter, parameter + " is mandatory for this action.");
  }

  /** A value of one of the common parameters. */
  static RpcError invalidCommon(String parameter) {
    return new RpcError(
        400, "Invalid" + parameter, "Specified parameter " + parameter + " is not valid.");
  }

  /**
   * A value of one of the action's own parameters.
   *
   * @param reason a sentence with the rule and the value met
   */
  public static RpcError invalid(String parameter, String reason) {
    return new RpcError(
        400,
        "InvalidParameter",
        "The specified parameter " + parameter + " is not valid: " + reason);
  }

  /** Something of the request as a whole. */
  static RpcError malformed(String reason) {
    return new RpcError(400, "InvalidParameter", reason);
  }

  /** What the domain refused, under its own code. */
  public static RpcError of(String code, String message) {
    boolean absent = code.endsWith("NotFound") || code.equals("NoSuchResource");
    return new RpcError(absent ? 404 : 400, code, message);
  }
}

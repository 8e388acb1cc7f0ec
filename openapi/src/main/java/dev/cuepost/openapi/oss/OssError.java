package dev.cuepost.openapi.oss;

import java.util.Map;
import java.util.Set;

/**
 * What a refused request is told: the table of the object face's errors.
 *
 * <p>Source: Object Storage Service documentation, "Error codes" and the pages of the operations.
 *
 * @param status HTTP status, 400 or more
 * @param code what programs look at
 * @param message what people read
 */
record OssError(int status, String code, String message) {
  static final OssError ACCESS_DENIED =
      new OssError(403, "AccessDenied", "You have no right to access this object or bucket.");
  static final OssError NO_DATE =
      new OssError(
          403, "AccessDenied", "A signed request needs a valid Date or x-oss-date header.");
  static final OssError UNKNOWN_ACCESS_KEY =
      new OssError(403, "InvalidAccessKeyId", "The AccessKey id you provided does not exist.");
  static final OssError INACTIVE_ACCESS_KEY =
      new OssError(403, "InvalidAccessKeyId", "The AccessKey id you provided is disabled.");
  static final OssError WRONG_SIGNATURE =
      new OssError(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided."
              + " Check your key and signing method.");
  static final OssError TIME_TOO_SKEWED =
      new OssError(
          403,
          "RequestTimeTooSkewed",
          "The time of the request and that of the server are more than 15 minutes apart.");
  static final OssError MALFORMED_AUTHORIZATION =
      new OssError(
          400,
          "InvalidArgument",
          "The Authorization header must be OSS {AccessKeyId}:{Signature}, or OSS4-HMAC-SHA256"
              + " Credential={AccessKeyId}/{yyyyMMdd}/{region}/oss/aliyun_v4_request,"
              + "AdditionalHeaders={names},Signature={64 hex digits}.");
  static final OssError CREDENTIAL_OF_ANOTHER_DAY =
      invalid("The day of the credential must be that of the date that is signed.");
  static final OssError SIGNED_TWICE =
      invalid("A request is signed in its Authorization header or in its query, not in both.");
  static final OssError EXPIRED = new OssError(403, "AccessDenied", "Request has expired.");
  static final OssError NOT_YET_VALID =
      new OssError(403, "AccessDenied", "Request is not valid yet.");
  static final OssError NO_TOKEN =
      new OssError(
          403, "InvalidAccessKeyId", "The AccessKey id you provided needs its security token.");
  static final OssError WRONG_TOKEN =
      new OssError(403, "InvalidSecurityToken", "The security token you provided is invalid.");
  static final OssError EXPIRED_TOKEN =
      new OssError(403, "SecurityTokenExpired", "The security token you provided has expired.");
  static final OssError NO_SUCH_BUCKET =
      new OssError(404, "NoSuchBucket", "The specified bucket does not exist.");
  static final OssError NO_SUCH_KEY =
      new OssError(404, "NoSuchKey", "The specified key does not exist.");
  static final OssError INVALID_BUCKET_NAME =
      new OssError(
          400,
          "InvalidBucketName",
          "A bucket name has 3 to 63 lower-case letters, digits and inner hyphens.");
  static final OssError INVALID_OBJECT_NAME =
      new OssError(
          400,
          "InvalidObjectName",
          "An object name has 1 to 1023 bytes of UTF-8 and does not begin with / or \\.");
  static final OssError BUCKET_EXISTS =
      new OssError(
          409,
          "BucketAlreadyExists",
          "The requested bucket name is not available; bucket names are shared by all accounts of a region.");
  static final OssError UNSUPPORTED_ACL =
      new OssError(400, "InvalidArgument", "x-oss-acl must be private or public-read.");
  static final OssError INVALID_DIGEST =
      new OssError(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
  static final OssError INVALID_SHA256 =
      new OssError(
          400, "InvalidDigest", "The x-oss-content-sha256 you specified is not that of the body.");
  static final OssError MALFORMED_SHA256 =
      invalid("x-oss-content-sha256 must be UNSIGNED-PAYLOAD or 64 hex digits.");
  static final OssError NO_LENGTH =
      new OssError(
          411,
          "MissingContentLength",
          "An upload needs a Content-Length or Transfer-Encoding header.");
  static final OssError TOO_LARGE =
      new OssError(400, "EntityTooLarge", "An object that is put in one request has at most 5 GB.");
  static final OssError INVALID_RANGE =
      new OssError(416, "InvalidRange", "The requested range is not within the object.");
  static final OssError PRECONDITION_FAILED =
      new OssError(
          412,
          "PreconditionFailed",
          "At least one of the pre-conditions you specified did not hold.");
  static final OssError METHOD_NOT_ALLOWED =
      new OssError(
          405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
  static final OssError NO_SUCH_UPLOAD =
      new OssError(
          404,
          "NoSuchUpload",
          "The specified upload does not exist. The upload id may be wrong, or the upload may have"
              + " been aborted or completed.");
  static final OssError INVALID_PART =
      new OssError(
          400,
          "InvalidPart",
          "One of the specified parts has not been uploaded, or has another entity tag.");
  static final OssError INVALID_PART_ORDER =
      new OssError(400, "InvalidPartOrder", "The parts must be named by ascending part number.");
  static final OssError TOO_SMALL =
      new OssError(
          400,
          "EntityTooSmall",
          "A part that is not the last one is smaller than the minimum allowed size.");
  static final OssError MALFORMED_XML =
      new OssError(
          400,
          "MalformedXML",
          "The XML of the request is not well formed, not of the documented form, or too large.");
  static final OssError NO_DIGEST =
      new OssError(400, "MissingArgument", "Missing Some Required Arguments: Content-MD5.");
  static final OssError ALREADY_EXISTS =
      new OssError(
          409,
          "FileAlreadyExists",
          "The object you specified already exists and can not be overwritten.");
  static final OssError OVERRIDES_UNSIGNED =
      new OssError(
          400, "InvalidRequest", "The parameters response-* are for signed requests only.");
  static final OssError SLOW_DOWN =
      new OssError(503, "SlowDown", "Please reduce your request rate.");
  static final OssError NO_HTTP =
      new OssError(400, "InvalidRequest", "The request cannot be read as one of HTTP.");
  static final OssError OLD_HTTP =
      new OssError(505, "HttpVersionNotSupported", "Requests must be of HTTP/1.1.");
  static final OssError INTERNAL =
      new OssError(500, "InternalError", "The server met an error; the request may be repeated.");

  /**
   * Numbers of errors, as far as the vendor publishes them. Source: Object Storage Service
   * documentation, "EC error codes", and what its clients are tested with.
   */
  private static final Map<OssError, String> NUMBERS =
      Map.of(
          NO_SUCH_KEY, "0026-00000001",
          NO_SUCH_BUCKET, "0015-00000101",
          BUCKET_EXISTS, "0015-00000102",
          INVALID_BUCKET_NAME, "0015-00000001",
          NO_SUCH_UPLOAD, "0042-00000002",
          UNKNOWN_ACCESS_KEY, "0002-00000902",
          INACTIVE_ACCESS_KEY, "0002-00000903",
          WRONG_SIGNATURE, "0002-00000040",
          TIME_TOO_SKEWED, "0002-00000504",
          MALFORMED_AUTHORIZATION, "0002-00000063");

  /** Of requests whose senders did not know a secret. */
  private static final Set<OssError> WRONG_GUESSES =
      Set.of(UNKNOWN_ACCESS_KEY, NO_TOKEN, WRONG_TOKEN, WRONG_SIGNATURE);

  /** Its number, {@code EC} on the wire; one with our own beginning where none is published. */
  String number() {
    return NUMBERS.getOrDefault(this, "9000-%08d".formatted(status));
  }

  /** Whether it answers a request whose sender did not know a secret. */
  boolean isWrongGuess() {
    return WRONG_GUESSES.contains(this);
  }

  /** Whether it answers a request that does not show who made it. */
  boolean isOfUnknownSender() {
    return isWrongGuess() || Set.of(SLOW_DOWN, INACTIVE_ACCESS_KEY, EXPIRED_TOKEN).contains(this);
  }

  /** Whether it answers a request that its sender may not make. */
  boolean isDenial() {
    return code.equals(ACCESS_DENIED.code())
        && !Set.of(NO_DATE, EXPIRED, NOT_YET_VALID).contains(this);
  }

  /**
   * What policies do not allow.
   *
   * @param sentence who may not do what
   */
  static OssError forbidden(String sentence) {
    return new OssError(ACCESS_DENIED.status(), ACCESS_DENIED.code(), sentence);
  }

  /**
   * Something that breaks its rule.
   *
   * @param problem a sentence
   */
  static OssError invalid(String problem) {
    return new OssError(400, "InvalidArgument", problem);
  }

  /** Something of the protocol that this server does not have yet. */
  static OssError notImplemented(String what) {
    return new OssError(501, "NotImplemented", what + " is not supported by this server.");
  }
}

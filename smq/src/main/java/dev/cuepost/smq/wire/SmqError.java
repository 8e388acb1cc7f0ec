package dev.cuepost.smq.wire;

/**
 * Every error of the SMQ protocol that is answered here: HTTP status, code and text. The texts keep
 * the service's own spelling, mistakes included, because users match on them.
 *
 * <p>Source: Message Service documentation, "Error codes"
 * (https://www.alibabacloud.com/help/en/mns/developer-reference/syntax-of-error-responses).
 */
public enum SmqError {
  MISSING_AUTHORIZATION(400, "MissingAuthorizationHeader", "Authorization header is required."),
  INVALID_AUTHORIZATION(
      400, "InvalidAuthorizationHeader", "The Authorization header format is invalid."),
  MISSING_DATE(400, "MissingDateHeader", "Date header is required."),
  INVALID_DATE(400, "InvalidDateHeader", "The Date header format is invalid."),
  EXPIRED(408, "TimeExpired", "The http request you sent is expired."),
  UNKNOWN_ACCESS_KEY(403, "InvalidAccessKeyId", "The AccessKey Id you provided is not exist."),
  WRONG_SIGNATURE(
      403,
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your"
          + " key and signing method."),
  ACCESS_DENIED(
      403,
      "AccessDenied",
      "The OwnerId that your Access Key Id associated to is forbidden for this operation."),
  TOO_MANY_REQUESTS(
      429,
      "TooManyRequests",
      "The request is denied by cluster flow limiter for too many requests."),
  INVALID_VERSION(
      400, "InvalidVersionHeader", "The x-mns-version header must be 2015-06-06, was %s."),
  WRONG_DIGEST(400, "InvalidDegist", "The Content-MD5 you specified is invalid."),
  INVALID_URL(400, "InvalidRequestURL", "Http request URL format invalid."),
  OLD_HTTP(
      400,
      "InvalidRequestURL",
      "Http request URL format invalid. HTTP/1.1 is required: tell a proxy in between to speak it."),
  INVALID_QUERY(
      400, "InvalidQueryString", "Http request URL contains invalid querystring item \"%s\"."),
  MALFORMED_XML(400, "MalformedXML", "The XML you provided was not well-formed."),
  WRONG_SCHEMA(
      400,
      "InvalidArgument",
      "The XML you provided did not validate against our published schema, cause by %s."),
  OUT_OF_RANGE(400, "InvalidArgument", "The value of %s should between %d and %d%s."),
  INVALID_MARKER(400, "InvalidArgument", "The value of x-mns-marker is invalid."),
  INTERNAL(500, "InternalError", "Interal error."),
  NO_SPACE(
      500,
      "InternalError",
      "Interal error. The disk of the server is nearly full: messages can be received and deleted,"
          + " not sent."),

  QUEUE_EXISTS(409, "QueueAlreadyExist", "The queue you want to create is already exist."),
  INVALID_QUEUE_NAME(
      400,
      "InvalidQueueName",
      "The queue name you provided is invalid. QueueName should start with alpha and contain only"
          + " alpha, digit or - ."),
  QUEUE_NAME_LENGTH(400, "QueueNameLengthError", "Queue name length should between 1 and 256."),
  NO_SUCH_QUEUE(404, "QueueNotExist", "The queue name you provided is not exist."),
  NO_SUCH_MESSAGE(404, "MessageNotExist", "Message not exist."),
  MISSING_HANDLE(400, "MissingReceiptHandle", "ReceiptHandle is required."),
  MISSING_VISIBILITY(400, "MissingVisibilityTimeout", "VisibilityTimeout is required."),
  INVALID_HANDLE(400, "ReceiptHandleError", "The receipt handle you provide is not valid.");

  private final int status;
  private final String code;
  private final String text;

  SmqError(int status, String code, String text) {
    this.status = status;
    this.code = code;
    this.text = text;
  }

  /** Whether it answers a request whose sender did not know a secret. */
  public boolean isWrongGuess() {
    return this == UNKNOWN_ACCESS_KEY || this == WRONG_SIGNATURE;
  }

  /** HTTP status, 4xx or 5xx. */
  public int status() {
    return status;
  }

  /** What clients decide by. */
  public String code() {
    return code;
  }

  /** The message for people, with these values in its gaps. */
  public String text(Object... values) {
    return text.formatted(values);
  }

  /** The failure to throw, with a sentence behind the message. */
  public SmqException because(String sentence) {
    return new SmqException(this, text() + " " + sentence);
  }

  /** The failure to throw. */
  public SmqException failure(Object... values) {
    return new SmqException(this, text(values));
  }
}

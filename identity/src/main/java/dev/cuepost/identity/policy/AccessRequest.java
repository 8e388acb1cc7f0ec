package dev.cuepost.identity.policy;

/**
 * What somebody asks to do.
 *
 * @param action service and operation, such as {@code mns:SendMessage}
 * @param resource the full name, such as {@code
 *     acs:mns:cn-shanghai:1000000000000001:/queues/q/messages}; {@code *} for an operation that is
 *     not about one
 */
public record AccessRequest(String action, String resource, AccessContext context) {
  public AccessRequest {
    if (action.indexOf(':') < 1) {
      throw new IllegalArgumentException(
          "action must be <service>:<operation>, was \"%s\"".formatted(action));
    }
    if (resource.isEmpty()) {
      throw new IllegalArgumentException("resource must not be empty");
    }
  }
}

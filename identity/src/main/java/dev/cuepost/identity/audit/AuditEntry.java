package dev.cuepost.identity.audit;

import java.time.Instant;

/**
 * One request, as it is remembered. It has names, never values: no parameters, signatures, tokens
 * or secrets. Texts that came with the request are cut and lose their control characters.
 *
 * @param account the one that is concerned; empty if it is not known
 * @param caller full name of who asked; empty if they did not show who they are
 * @param keyId of the AccessKey that signed, or is said to have; empty if none is named
 * @param source address it came from
 * @param action service and operation, such as {@code mns:CreateQueue}
 * @param resource full name of what it was about
 * @param reason code of the error; empty if it was allowed
 */
public record AuditEntry(
    Instant at,
    String account,
    String caller,
    String keyId,
    String source,
    String action,
    String resource,
    Outcome outcome,
    String reason,
    String requestId) {
  static final int ID_MAX = 128;
  static final int RESOURCE_MAX = 1_100;

  public AuditEntry {
    keyId = plain(keyId, ID_MAX);
    action = plain(action, ID_MAX);
    resource = plain(resource, RESOURCE_MAX);
    reason = plain(reason, ID_MAX);
  }

  private static String plain(String text, int most) {
    String cut = text.length() <= most ? text : text.substring(0, most) + "…";
    return cut.chars().noneMatch(Character::isISOControl) ? cut : cut.replaceAll("\\p{Cc}", "?");
  }
}

package dev.cuepost.cli.client;

import java.util.List;
import java.util.Optional;

/**
 * What helps against a refusal.
 *
 * @param codes what the codes of such refusals begin with
 */
record Remedy(List<String> codes, String sentence) {
  private static final List<Remedy> ALL =
      List.of(
          new Remedy(
              List.of("SignatureDoesNotMatch", "IncompleteSignature"),
              "compare the secret of the key with the server's"),
          new Remedy(
              List.of("InvalidAccessKeyId"),
              "this server does not take the key: give its --data, or another --profile"),
          new Remedy(
              List.of("TimeExpired", "InvalidTimeStamp", "RequestTimeTooSkewed"),
              "set the clock of this machine"),
          new Remedy(
              List.of("Forbidden.RAM", "NoPermission", "AccessDenied"),
              "a policy must allow it: 'cuepost user policy attach'"),
          new Remedy(
              List.of("Throttling", "TooManyRequests"), "wait a moment and repeat the command"),
          new Remedy(List.of("QueueNotExist"), "'cuepost queue list' tells which there are"),
          new Remedy(
              List.of("QueueAlreadyExist"),
              "one with other attributes is there: 'cuepost queue set' changes them"),
          new Remedy(
              List.of("ReceiptHandleError", "MessageNotExist"),
              "its time is over, or the message was received again or deleted: receive it again"),
          new Remedy(List.of("DeliveryNotFound"), "'cuepost delivery list' tells which there are"),
          new Remedy(List.of("JobNotFound"), "'cuepost job list' tells which there are"));

  Remedy {
    codes = List.copyOf(codes);
  }

  static Optional<String> of(String code) {
    return ALL.stream()
        .filter(remedy -> remedy.codes().stream().anyMatch(code::startsWith))
        .map(Remedy::sentence)
        .findFirst();
  }
}

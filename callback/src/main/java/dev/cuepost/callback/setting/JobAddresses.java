package dev.cuepost.callback.setting;

import java.util.Optional;
import java.util.Set;

/**
 * The addresses for a job's events that its user may put into the job's {@code UserData}.
 *
 * <p>Source: IMS documentation, "Configure callback settings for completed editing jobs" and
 * "Editing and production parameters": {@code {"NotifyAddress":"…"}} beside any members of the
 * user's own.
 *
 * @param completion {@code NotifyAddress}, where the job's end is told
 * @param registration {@code RegisterMediaNotifyAddress}, where it is told that the produced file
 *     has been registered
 */
public record JobAddresses(Optional<String> completion, Optional<String> registration) {
  /** User data without addresses. */
  public static final JobAddresses NONE = new JobAddresses(Optional.empty(), Optional.empty());

  private static final String COMPLETION = "NotifyAddress";
  private static final String REGISTRATION = "RegisterMediaNotifyAddress";
  private static final Set<String> MEMBERS = Set.of(COMPLETION, REGISTRATION);

  /** Those in the user data to which events can be sent. */
  public static JobAddresses read(String userData) {
    UserData read = UserData.read(userData, MEMBERS);
    return new JobAddresses(address(read, COMPLETION), address(read, REGISTRATION));
  }

  private static Optional<String> address(UserData read, String member) {
    return read.string(member).filter(Destination::isAddress);
  }
}

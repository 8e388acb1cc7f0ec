package dev.cuepost.cli.user;

/**
 * Who may have policies.
 *
 * @param kind as the actions name it: {@code User} or {@code Role}
 */
record PolicyHolder(UserCommand user, String kind, String name) {
  void attach(String policy) {
    call("AttachPolicyTo", policy);
    user.out().done("Attached", policy);
  }

  void detach(String policy) {
    call("DetachPolicyFrom", policy);
    user.out().done("Detached", policy);
  }

  private void call(String action, String policy) {
    RamClient client = user.client();
    client.call(action + kind, PolicyRef.find(client, policy).with(kind + "Name", name));
  }
}

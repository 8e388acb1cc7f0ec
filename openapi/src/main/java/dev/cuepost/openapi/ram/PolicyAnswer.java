package dev.cuepost.openapi.ram;

import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;

/** Policies as answers tell them. A policy has one version, which never changes. */
final class PolicyAnswer {
  static final String VERSION = "v1";

  private PolicyAnswer() {}

  static Fields brief(PolicyInfo policy) {
    return new Fields()
        .text("PolicyName", policy.ref().name())
        .text("PolicyType", policy.ref().type().wire())
        .text("Description", policy.description())
        .text("DefaultVersion", VERSION);
  }

  static Fields of(PolicyInfo policy) {
    String created = WireTime.of(policy.createdAt());
    return brief(policy)
        .text("CreateDate", created)
        .text("UpdateDate", created)
        .whole("AttachmentCount", policy.attachments());
  }
}

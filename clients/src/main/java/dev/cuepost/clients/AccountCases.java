package dev.cuepost.clients;

import static dev.cuepost.clients.Suite.check;
import static dev.cuepost.clients.Suite.equal;

import com.aliyun.mns.model.AccountAttributes;

/** The account rather than a queue. */
final class AccountCases {
  private final Suite suite;

  AccountCases(Suite suite) {
    this.suite = suite;
  }

  void run() {
    suite.works("SetAccountAttributes", "is kept", () -> set("logs"));
    suite.works("SetAccountAttributes", "is cleared", () -> set(""));
    suite.works(
        "GetAccountAttributes",
        "what was set",
        () -> {
          set("other-logs");
          equal("other-logs", Sdk.account(suite.client()).getLoggingBucket());
        });
    suite.works(
        "OpenService",
        "is open",
        () -> check(!suite.client().openService().getOrderId().isEmpty(), "an order"));
  }

  private void set(String bucket) {
    var attributes = new AccountAttributes();
    attributes.setLoggingBucket(bucket);
    Sdk.setAccount(suite.client(), attributes);
    equal(bucket, Sdk.account(suite.client()).getLoggingBucket());
  }
}

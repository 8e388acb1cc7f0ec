package dev.cuepost.clients;

import static dev.cuepost.clients.Suite.check;
import static dev.cuepost.clients.Suite.equal;

import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.model.QueueMeta;
import java.util.ArrayList;

/** Queues as a whole. */
final class QueueCases {
  private final Suite suite;
  private final MNSClient client;
  private final String prefix;

  QueueCases(Suite suite) {
    this.suite = suite;
    this.client = suite.client();
    this.prefix = suite.settings().prefix() + "list-";
  }

  void run() {
    suite.works(
        "CreateQueue",
        "a new one tells its address, and so does the same again",
        () -> {
          var queue = client.getQueueRef(prefix + "new");
          queue.delete();
          equal(suite.settings().endpoint() + "/queues/" + prefix + "new", queue.create());
          equal(queue.getQueueURL(), queue.create());
          equal(true, client.getQueueRef(queue.getQueueURL()).isQueueExist());
          queue.delete();
        });
    suite.works(
        "CreateQueue",
        "with attributes",
        () -> {
          var meta = new QueueMeta();
          meta.setQueueName(prefix + "full");
          meta.setDelaySeconds(1L);
          meta.setMaxMessageSize(2048L);
          meta.setMessageRetentionPeriod(60L);
          meta.setVisibilityTimeout(43_200L);
          meta.setPollingWaitSeconds(30);
          meta.setLoggingEnabled(true);
          var queue = client.createQueue(meta);
          var attributes = queue.getAttributes();
          equal(1L, attributes.getDelaySeconds());
          equal(2048L, attributes.getMaxMessageSize());
          equal(60L, attributes.getMessageRetentionPeriod());
          equal(43_200L, attributes.getVisibilityTimeout());
          equal(30, attributes.getPollingWaitSeconds());
          equal(true, attributes.isLoggingEnabled());
          queue.delete();
        });
    suite.works("CreateQueue", "at an endpoint with a path", this::underBasePath);
    suite.works("CreateQueue", "through the server as a proxy", this::throughProxy);
    suite.works("GetQueueAttributes", "all of a new queue's", this::defaults);
    suite.works("SetQueueAttributes", "what is named changes, the rest stays", this::change);
    suite.works("ListQueue", "by prefix, page by page", this::pages);
    suite.works(
        "ListQueue",
        "with all attributes",
        () -> {
          var queue = client.getQueueRef(prefix + "meta");
          queue.create();
          var page = client.listQueue(prefix + "meta", "", 10);
          equal(1, page.getResult().size());
          equal(prefix + "meta", page.getResult().getFirst().getQueueName());
          equal(30L, page.getResult().getFirst().getVisibilityTimeout());
          queue.delete();
        });
    suite.works(
        "ListQueue", "of nothing", () -> equal(null, client.listQueue(prefix + "none", "", 10)));
    suite.works(
        "DeleteQueue",
        "twice",
        () -> {
          var queue = suite.freshQueue();
          queue.delete();
          queue.delete();
          equal(false, queue.isQueueExist());
        });
  }

  private void underBasePath() {
    var under = Sdk.connect(suite.settings().withPath("/cloud/smq"));
    try {
      var queue = under.getQueueRef(prefix + "path");
      equal(suite.settings().endpoint() + "/cloud/smq/queues/" + prefix + "path", queue.create());
      equal(true, under.getQueueRef(queue.getQueueURL()).isQueueExist());
      queue.delete();
    } finally {
      under.close();
    }
  }

  private void throughProxy() {
    var account = suite.settings().account();
    var proxied = Sdk.connect(suite.settings().inTheCloud(account));
    try {
      var queue = proxied.getQueueRef(prefix + "proxied");
      equal(
          "http://" + account + ".mns.cn-shanghai.aliyuncs.com/queues/" + prefix + "proxied",
          queue.create());
      equal(true, client.getQueueRef(prefix + "proxied").isQueueExist());
      queue.delete();
    } finally {
      proxied.close();
    }
  }

  private void defaults() {
    var attributes = suite.freshQueue().getAttributes();
    equal(0L, attributes.getDelaySeconds());
    equal(65_536L, attributes.getMaxMessageSize());
    equal(345_600L, attributes.getMessageRetentionPeriod());
    equal(30L, attributes.getVisibilityTimeout());
    equal(0, attributes.getPollingWaitSeconds());
    equal(0L, attributes.getActiveMessages());
    equal(0L, attributes.getInactiveMessages());
    equal(0L, attributes.getDelayMessages());
    equal(false, attributes.isLoggingEnabled());
    // Epoch seconds on the wire, of which the client makes a date.
    Suite.justNow(attributes.getCreateTime().toInstant());
    Suite.justNow(attributes.getLastModifyTime().toInstant());
  }

  private void change() {
    var meta = suite.metaOfFreshQueue();
    var queue = client.getQueueRef(meta.getQueueName());
    meta.setPollingWaitSeconds(7);
    queue.setAttributes(meta);
    var other = new QueueMeta();
    other.setQueueName(meta.getQueueName());
    other.setVisibilityTimeout(60L);
    other.setLoggingEnabled(true);
    queue.setAttributes(other);
    equal(7, queue.getAttributes().getPollingWaitSeconds());
    equal(60L, queue.getAttributes().getVisibilityTimeout());
    equal(true, queue.getAttributes().isLoggingEnabled());
  }

  private void pages() {
    for (int i = 0; i < 5; i++) {
      client.getQueueRef(prefix + i).create();
    }
    var urls = new ArrayList<String>();
    String marker = "";
    while (marker != null) {
      var page = client.listQueueURL(prefix, marker, 2);
      check(page.getResult().size() <= 2, "at most two on a page");
      urls.addAll(page.getResult());
      marker = page.getMarker();
    }
    equal(5, urls.size());
    equal(suite.settings().endpoint() + "/queues/" + prefix + "0", urls.getFirst());
    urls.forEach(url -> client.getQueueRef(url).delete());
  }
}

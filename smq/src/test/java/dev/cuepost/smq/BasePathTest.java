package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.MnsScope;
import dev.cuepost.identity.MnsScope.Dialect;
import org.junit.jupiter.api.Test;

/** Clients whose endpoint has a path, such as {@code http://host/cloud/smq}. */
class BasePathTest extends ProtocolTest {
  @Test
  void addresses_that_are_told_begin_with_the_clients_own_endpoint() {
    var created = call("PUT", "/cloud/smq/queues/q");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(server.endpoint() + "/cloud/smq/queues/q");
    assertThat(call("GET", "/cloud/smq/queues").element("QueueURL"))
        .isEqualTo(server.endpoint() + "/cloud/smq/queues/q");
    assertThat(call("GET", "/queues").element("QueueURL"))
        .isEqualTo(server.endpoint() + "/queues/q");
  }

  @Test
  void every_resource_is_there() {
    createQueue("q");
    assertThat(call("GET", "/b/queues/q/messages").outcome()).isEqualTo("404 MessageNotExist");
    assertThat(call("GET", "/b/?accountmeta=true").status()).isEqualTo(200);
    assertThat(call("POST", "/b/commonbuy/openservice").status()).isEqualTo(200);
  }

  @Test
  void a_queue_may_be_called_like_a_part_of_a_path() {
    assertThat(call("PUT", "/queues/queues").header("Location"))
        .isEqualTo(server.endpoint() + "/queues/queues");
    assertThat(call("GET", "/b/queues/queues/messages").outcome()).isEqualTo("404 MessageNotExist");
  }

  @Test
  void the_newer_signature_leaves_the_path_of_the_endpoint_out() {
    var scope = new MnsScope(Dialect.ALIYUN, "20261122", "cn-hangzhou");
    var request = request("PUT", "/b/queues/q");
    assertThat(sendText(request.signV4(host(), "/b", scope)).status()).isEqualTo(201);
    assertThat(sendText(request.signV4(host(), "", scope)).outcome())
        .isEqualTo("403 SignatureDoesNotMatch");
  }
}

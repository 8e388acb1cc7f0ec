package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, whatever it asks. */
class RequestsTest extends ProtocolTest {
  @Test
  void replies_carry_the_protocols_headers_in_exactly_this_letter_case() {
    var answer = call("PUT", "/queues/q");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("x-mns-request-id")).matches("[0-9A-F]{24}");
    assertThat(answer.header("x-mns-version")).isEqualTo("2015-06-06");
    assertThat(answer.header("Location")).isEqualTo(server.endpoint() + "/queues/q");
    assertThat(answer.header("Content-Type")).isEqualTo("text/xml;charset=utf-8");
    assertThat(answer.header("Date")).endsWith(" GMT");
  }

  @Test
  void replies_without_content_carry_them_too() {
    createQueue("q");
    var answer = call("DELETE", "/queues/q");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("x-mns-request-id")).matches("[0-9A-F]{24}");
    assertThat(answer.header("Content-Type")).isEqualTo("text/xml;charset=utf-8");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void an_error_is_a_document_of_code_message_request_id_and_host() {
    var answer = call("GET", "/queues/q");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            """
            <?xml version="1.0" ?>
            <Error xmlns="http://mns.aliyuncs.com/doc/v1">
              <Code>QueueNotExist</Code>
              <Message>The queue name you provided is not exist.</Message>
              <RequestId>%s</RequestId>
              <HostId>%s</HostId>
            </Error>
            """
                .formatted(answer.header("x-mns-request-id"), server.endpoint()));
  }

  @Test
  void request_ids_are_never_the_same() {
    assertThat(call("GET", "/queues").header("x-mns-request-id"))
        .isNotEqualTo(call("GET", "/queues").header("x-mns-request-id"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /queues/q/other",
    "GET, /queues/q/messages/1",
    "GET, /queues//messages",
    "POST, /queues",
    "POST, /queues/q",
    "PATCH, /queues/q/messages",
    "FOO, /queues/q",
    "GET, /commonbuy/openservice",
    "POST, /commonbuy/other",
    "POST, /?accountmeta=true",
    "GET, /topics",
    "PUT, /topics/t",
    "PUT, /topics/t/subscriptions/s",
    "POST, /topics/t/messages",
    "GET, /nothing",
    "PUT, /base/",
    "GET, /base",
    "POST, /base/?accountMeta",
    "DELETE, /?ACCOUNTMETA=true",
  })
  void addresses_that_name_nothing_are_refused_before_the_signature(String method, String target) {
    var unsigned = request(method, target).unsigned(host(), "");
    assertThat(sendText(unsigned).outcome()).isEqualTo("400 InvalidRequestURL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/queues/%zz", "/queues/q?x=%zz", "/queues/a|b", "/queues/q?a=|"})
  void addresses_that_the_http_server_itself_refuses_get_an_error_document_too(String target) {
    var answer = sendText(request("GET", target).unsigned(host(), ""));
    assertThat(answer.outcome()).isIn("400 InvalidRequestURL", "400 InvalidQueryString");
    assertThat(answer.header("x-mns-request-id")).isEqualTo(answer.element("RequestId"));
    assertThat(wire.ended()).isTrue();
  }

  @Test
  void a_request_whose_length_is_no_number_gets_an_error_document() {
    var answer =
        sendText("POST /queues/q/messages HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.element("Code")).isEqualTo("InvalidRequestURL");
  }

  @Test
  void an_older_http_is_refused_with_an_error_document() {
    var answer = sendText("GET /queues HTTP/1.0\r\nHost: h\r\n\r\n");
    assertThat(answer.outcome()).isEqualTo("400 InvalidRequestURL");
    assertThat(answer.element("Message")).contains("HTTP/1.1");
  }

  @Test
  void a_failure_of_the_storage_is_an_internal_error() {
    server.engine().close();
    var answer = call("GET", "/queues");
    assertThat(answer.outcome()).isEqualTo("500 InternalError");
    assertThat(answer.element("RequestId")).isEqualTo(answer.header("x-mns-request-id"));
  }

  @Test
  void a_disk_that_is_nearly_full_is_told() throws Exception {
    try (var full = SmqServer.start(new FullDisk(server.engine()), clock)) {
      createQueue("q");
      sendMessage("before");
      wire.close();
      wire = new Wire(full.port());
      var answer = sendMessage("after");
      assertThat(answer.outcome()).isEqualTo("500 InternalError");
      assertThat(answer.element("Message"))
          .isEqualTo(
              "Interal error. The disk of the server is nearly full: messages can be received and"
                  + " deleted, not sent.");
      assertThat(call("GET", "/queues/q/messages").element("MessageBody")).isEqualTo("before");
    }
  }

  @Test
  void paths_of_other_faces_are_left_to_them() {
    assertThat(sendText("GET / HTTP/1.1\r\nHost: h\r\n\r\n").body()).isEqualTo("another face");
  }

  @Test
  void the_version_may_be_missing_but_not_another() {
    assertThat(send(request("GET", "/queues").without("x-mns-version")).status()).isEqualTo(200);
    assertThat(send(request("GET", "/queues").header("x-mns-version", "2014-01-01")).outcome())
        .isEqualTo("400 InvalidVersionHeader");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"YThiNTk0YmY4ZGNjYTY1NmZiMWViMWI2NjM0NDk0MGE=", "qLWUv43Mplb7HrG2Y0SUCg=="})
  void a_digest_may_be_encoded_from_bytes_or_from_hex(String digest) {
    // The content is no message: getting as far as that means the digest was right.
    var request = request("POST", "/queues/q/messages").body("<x/>");
    assertThat(send(request.header("Content-MD5", digest)).outcome())
        .isEqualTo("400 InvalidArgument");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qLWUv43Mplb7HrG2Y0SUCw==", "AAAA", "?"})
  void a_digest_of_something_else_is_refused(String digest) {
    var request = request("POST", "/queues/q/messages").body("<x/>");
    assertThat(send(request.header("Content-MD5", digest)).outcome())
        .isEqualTo("400 InvalidDegist");
  }

  @Test
  void accounts_and_regions_do_not_see_each_others_queues() {
    createQueue("q");
    assertThat(send(request("GET", "/queues/q").by(SmqServer.OTHER_ACCOUNT)).outcome())
        .isEqualTo("404 QueueNotExist");
    var elsewhere = "1000000000000001.mns.cn-beijing.aliyuncs.com";
    assertThat(sendText(request("GET", "/queues/q").sign(elsewhere)).outcome())
        .isEqualTo("404 QueueNotExist");
    assertThat(sendText(request("PUT", "/queues/q").sign(elsewhere)).header("Location"))
        .isEqualTo("http://1000000000000001.mns.cn-beijing.aliyuncs.com/queues/q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000000000000002.mns.cn-shanghai.aliyuncs.com",
        "1000000000000002.mns.cn-shanghai-internal-vpc.aliyuncs.com",
        "1000000000000002.mns-vpc.cn-shanghai.aliyuncs.com:8700",
      })
  void the_host_of_another_account_is_denied(String host) {
    assertThat(sendText(request("GET", "/queues").sign(host)).outcome())
        .isEqualTo("403 AccessDenied");
    var own = host.replace("1000000000000002", SmqServer.KEY.account());
    assertThat(sendText(request("GET", "/queues").sign(own)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"PUT, /queues/q, 201", "PUT, /base/queues/q, 201", "GET, /?AccountMeta=true, 200"})
  void a_client_that_takes_the_server_for_a_proxy_is_served(
      String method, String target, int status) {
    var account = "1000000000000001.mns.cn-shanghai.aliyuncs.com";
    var request = request(method, target).sign(account);
    var proxied = request.replace(method + " /", method + " http://" + account + "/");
    var answer = sendText(proxied);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Location")).isIn("", "http://" + account + target);
  }

  @Test
  void a_client_that_asks_whether_to_send_its_content_is_told_so_at_once() {
    createQueue("q");
    var body = "<Message><MessageBody>hi</MessageBody></Message>";
    var request = request("POST", "/queues/q/messages").header("Expect", "100-continue").body(body);
    var text = request.sign(host());
    wire.write(text.substring(0, text.length() - body.length()));
    assertThat(wire.read().status()).isEqualTo(100);
    wire.write(body);
    assertThat(wire.read().status()).isEqualTo(201);
  }

  @Test
  void a_client_that_asks_is_refused_before_it_sends_and_may_go_on_with_the_connection() {
    var request = request("POST", "/queues/q/messages").header("Expect", "100-continue");
    var text = request.body("x".repeat(10)).unsigned(host(), "");
    wire.write(text.substring(0, text.length() - 10));
    assertThat(wire.read().outcome()).isEqualTo("400 MissingAuthorizationHeader");
    assertThat(call("GET", "/queues").status()).isEqualTo(200);
  }

  @Test
  void content_in_chunks_is_accepted() {
    createQueue("q");
    var request = request("POST", "/queues/q/messages").sign(host());
    var chunked =
        request.replace("Content-Length: 0", "Transfer-Encoding: chunked")
            + "9\r\n<Message>\r\n"
            + "27\r\n<MessageBody>hi</MessageBody></Message>\r\n"
            + "0\r\n\r\n";
    assertThat(sendText(chunked).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x4d", "-5", "ffffffffffffffff"})
  void a_chunk_whose_length_is_no_number_is_refused_and_ends_the_connection(String length) {
    var request = request("POST", "/queues/q/messages").sign(host());
    var answer =
        sendText(
            request.replace("Content-Length: 0", "Transfer-Encoding: chunked")
                + length
                + "\r\n<Message/>\r\n0\r\n\r\n");
    assertThat(answer.outcome()).isEqualTo("400 MalformedXML");
    assertThat(wire.ended()).isTrue();
  }

  @Test
  void a_method_that_is_no_word_is_refused() {
    assertThat(sendText("G\u00c9T /queues HTTP/1.1\r\nHost: h\r\n\r\n").outcome())
        .isEqualTo("400 InvalidRequestURL");
    assertThat(wire.ended()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4194305", "6000000", "99999999999"})
  void content_beyond_every_use_is_refused_unread(String length) {
    var request = request("POST", "/queues/q/messages").sign(host());
    var answer = sendText(request.replace("Content-Length: 0", "Content-Length: " + length));
    assertThat(answer.outcome()).isEqualTo("400 InvalidArgument");
    assertThat(answer.element("Message"))
        .isEqualTo("The value of Content-Length should between 0 and 4194304 bytes.");
    assertThat(wire.ended()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Message>",
        "no xml",
        "",
        "<!DOCTYPE Message [<!ENTITY e 'x'>]><Message><MessageBody>&e;</MessageBody></Message>",
        "<!DOCTYPE Message SYSTEM 'file:///etc/passwd'><Message/>",
        "<Message><MessageBody>&undeclared;</MessageBody></Message>",
        "<Message><MessageBody>\u0001</MessageBody></Message>",
        "<Message/><Message/>",
        "<Message><MessageBody>a",
        "<Message><MessageBody>a<",
        "<?xml version='1.0' encoding='nonsense'?><Message/>",
        "<x:Message/>",
        "<Message a='1' a='2'/>",
        "<a><a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a></a>",
      })
  void content_that_is_no_xml_of_ours_is_malformed(String body) {
    createQueue("q");
    assertThat(call("POST", "/queues/q/messages", body).outcome()).isEqualTo("400 MalformedXML");
  }

  @Test
  void content_with_countless_elements_is_malformed() {
    createQueue("q");
    var body = "<Message>" + "<x/>".repeat(10_001) + "</Message>";
    assertThat(call("POST", "/queues/q/messages", body).outcome()).isEqualTo("400 MalformedXML");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Queue xmlns='http://mns.aliyuncs.com/doc/v1/'><DelaySeconds>7</DelaySeconds></Queue>",
        "<m:Queue xmlns:m='x'><m:Unknown><m:a/></m:Unknown><m:DelaySeconds> 7 </m:DelaySeconds></m:Queue>",
        "<Queue><loggingenabled>FALSE</loggingenabled><DelaySeconds><![CDATA[7]]></DelaySeconds>"
            + "<DelaySeconds>9</DelaySeconds><VisibilityTimeout></VisibilityTimeout></Queue>",
      })
  void content_is_read_with_any_namespace_order_and_unknown_elements(String body) {
    call("PUT", "/queues/q", body);
    assertThat(call("GET", "/queues/q").element("DelaySeconds")).isEqualTo("7");
    assertThat(call("GET", "/queues/q").element("VisibilityTimeout")).isEqualTo("30");
  }

  @Test
  void a_head_request_gets_no_content() {
    wire.write(request("HEAD", "/queues/q").unsigned(host(), ""));
    wire.write(request("GET", "/queues").sign(host()));
    assertThat(wire.read().status()).isEqualTo(400);
    assertThat(wire.read().status()).isEqualTo(200);
  }
}

package dev.cuepost.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaUrlsTest {
  private static final String ASKER = "cn-hangzhou";

  private final MediaUrls urls =
      new MediaUrls(
          Map.of(
              URI.create("http://127.0.0.1:8701"),
              "cn-shanghai",
              URI.create("http://127.0.0.1:8703"),
              "cn-beijing",
              URI.create("https://Media.Local"),
              "eu-1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://demo.oss-cn-shanghai.aliyuncs.com/a.mp4           | cn-shanghai | demo | a.mp4
          https://demo.oss-cn-shanghai.aliyuncs.com/a/b/c.mp4      | cn-shanghai | demo | a/b/c.mp4
          https://demo.oss-cn-shanghai-internal.aliyuncs.com/a     | cn-shanghai | demo | a
          http://demo.oss-internal.test/a                          | internal    | demo | a
          http://demo.oss-a-internals.test/a                       | a-internals | demo | a
          HTTPS://DEMO.OSS-cn-beijing.Example.test:8443/Key        | cn-beijing  | demo | Key
          http://demo.oss-cn-shanghai.localhost:8701/a.mp4         | cn-shanghai | demo | a.mp4
          http://127.0.0.1:8701/demo/a.mp4                         | cn-shanghai | demo | a.mp4
          http://127.0.0.1:8703/demo/a.mp4                         | cn-beijing  | demo | a.mp4
          http://127.0.0.1:8701/demo/x/../y                        | cn-shanghai | demo | x/../y
          https://media.local/demo/a.mp4                           | eu-1        | demo | a.mp4
          https://media.local:443/demo/a.mp4                       | eu-1        | demo | a.mp4
          oss://demo/a.mp4                                         | cn-hangzhou | demo | a.mp4
          http://demo.oss-cn-x.test/a%20b+c.mp4                    | cn-x        | demo | a b+c.mp4
          http://demo.oss-cn-x.test/a b.mp4                        | cn-x        | demo | a b.mp4
          http://demo.oss-cn-x.test/%E4%B8%AD.mp4                  | cn-x        | demo | 中.mp4
          http://demo.oss-cn-x.test/中.mp4                          | cn-x        | demo | 中.mp4
          http://demo.oss-cn-x.test/a.mp4?Expires=1&Signature=x%2F | cn-x        | demo | a.mp4
          http://demo.oss-cn-x.test/a%3Fb%23c#frag                 | cn-x        | demo | a?b#c
          http://demo.oss-cn-x.test/a%2F..%2Fb                     | cn-x        | demo | a/../b
          http://demo.oss-cn-x.test/../../etc/passwd               | cn-x        | demo | ../../etc/passwd
          """)
  void a_url_of_a_bucket_names_its_object(String url, String region, String bucket, String key) {
    assertThat(urls.resolve(url, ASKER))
        .isEqualTo(new MediaUrl.Ours(new ObjectName(new BucketId(region, bucket), key)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://example.test/a.mp4                   | http://example.test/a.mp4
          http://127.0.0.1:8702/demo/a.mp4            | http://127.0.0.1:8702/demo/a.mp4
          http://127.0.0.1/demo/a.mp4                 | http://127.0.0.1/demo/a.mp4
          http://media.local/demo/a.mp4               | http://media.local/demo/a.mp4
          http://[::1]:80/a                           | http://[::1]:80/a
          https://cdn.test/a b/{x}.mp4?q=1^2          | https://cdn.test/a%20b/%7Bx%7D.mp4?q=1%5E2
          https://cdn.test/中.mp4                      | https://cdn.test/%E4%B8%AD.mp4
          https://cdn.test/%E4%B8%AD.mp4?a=%2F        | https://cdn.test/%E4%B8%AD.mp4?a=%2F
          http://oss-cn-shanghai.aliyuncs.com/demo/a  | http://oss-cn-shanghai.aliyuncs.com/demo/a
          """)
  void any_other_web_address_is_elsewhere(String url, String uri) {
    assertThat(urls.resolve(url, ASKER)).isEqualTo(new MediaUrl.Elsewhere(URI.create(uri)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.mp4",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://example.test/a",
        "concat:a|b",
        "http:/example.test/a",
        "http://",
        "http:///demo/a",
        "http://user:secret@example.test/a",
        "http://127.0.0.1:8701@example.test/a",
        "http://example.test:99999/a",
        "http://example.test\\@127.0.0.1/a",
        "http://exa mple.test/a",
        "http://example.test/a\nHost: x",
        "http://example.test/\u0000",
        "http://example.test/%zz",
        "http://demo.oss-cn-x.test",
        "http://demo.oss-cn-x.test/",
        "http://demo.oss-cn-x.test//a",
        "http://demo.oss-cn-x.test/%2Fetc/passwd",
        "http://demo.oss-cn-x.test/%5Cwindows",
        "http://demo.oss-cn-x.test/%",
        "http://demo.oss-cn-x.test/%4",
        "http://demo.oss-cn-x.test/%C3%28",
        "http://demo.oss-cn-x.test/%ED%A0%80",
        "http://demo.oss-cn-x.test/\uD800",
        "http://demo.oss-accelerate.aliyuncs.com/a",
        "http://de_mo.oss-cn-x.test/a",
        "http://demo.oss-rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr.test/a",
        "http://-demo.oss-cn-x.test/a",
        "http://127.0.0.1:8701/demo",
        "http://127.0.0.1:8701/demo/",
        "http://127.0.0.1:8701/",
        "http://127.0.0.1:8701/../demo/a",
        "oss://demo",
        "oss://demo/",
        "oss://Demo/a",
        "oss://demo:80/a"
      })
  void what_cannot_be_fetched_is_told_with_a_reason(String url) {
    assertThat(urls.resolve(url, ASKER))
        .isInstanceOfSatisfying(
            MediaUrl.Invalid.class, invalid -> assertThat(invalid.reason()).isNotBlank());
  }

  @Test
  void an_endless_url_is_refused() {
    assertThat(urls.resolve("http://example.test/" + "a".repeat(10_000), ASKER))
        .isInstanceOf(MediaUrl.Invalid.class);
  }

  @Test
  void a_key_has_at_most_1023_bytes() {
    String longest = "中".repeat(341);
    assertThat(urls.resolve("oss://demo/" + longest, ASKER)).isInstanceOf(MediaUrl.Ours.class);
    assertThat(urls.resolve("oss://demo/a" + longest, ASKER)).isInstanceOf(MediaUrl.Invalid.class);
  }
}

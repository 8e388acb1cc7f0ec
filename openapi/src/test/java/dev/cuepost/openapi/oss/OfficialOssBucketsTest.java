package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.Bucket;
import com.aliyun.oss.model.BucketList;
import com.aliyun.oss.model.CannedAccessControlList;
import com.aliyun.oss.model.ObjectPermission;
import com.aliyun.oss.model.StorageClass;
import dev.cuepost.identity.AccessKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official Java client, unchanged, asking about buckets and whose things are. */
class OfficialOssBucketsTest {
  @TempDir private Path directory;
  private ObjectFace face;
  private OSS owner;
  private OSS stranger;

  @BeforeEach
  void start() throws IOException {
    face = ObjectFace.start(directory, InstantSource.system());
    owner = client(ObjectFace.OWNER);
    stranger = client(ObjectFace.STRANGER);
  }

  @AfterEach
  void stop() {
    owner.shutdown();
    stranger.shutdown();
    face.close();
  }

  @Test
  void buckets_are_listed_in_pages_and_by_prefix() {
    owner.createBucket("fresh-one");
    stranger.createBucket("fresh-two");
    BucketList first = owner.listBuckets("", "", 2);
    assertThat(first.getBucketList())
        .extracting(Bucket::getName)
        .containsExactly("fresh-one", "private-one");
    assertThat(first.isTruncated()).isTrue();
    BucketList second = owner.listBuckets("", first.getNextMarker(), 2);
    assertThat(second.getBucketList()).extracting(Bucket::getName).containsExactly("public-one");
    assertThat(second.isTruncated()).isFalse();
    assertThat(owner.listBuckets("fresh", "", 10).getBucketList())
        .singleElement()
        .satisfies(bucket -> {
          assertThat(bucket.getName()).isEqualTo("fresh-one");
          assertThat(bucket.getLocation()).isEqualTo("oss-cn-shanghai");
          assertThat(bucket.getExtranetEndpoint()).isEqualTo("127.0.0.1:" + face.port());
          assertThat(bucket.getCreationDate()).isNotNull();
        });
  }

  @Test
  void a_bucket_tells_about_itself() {
    Bucket bucket = owner.getBucketInfo("public-one").getBucket();
    assertThat(bucket.getName()).isEqualTo("public-one");
    assertThat(bucket.getOwner().getId()).isEqualTo(ObjectFace.OWNER.account());
    assertThat(bucket.getStorageClass()).isEqualTo(StorageClass.Standard);
    assertThat(owner.getBucketInfo("public-one").getCannedACL())
        .isEqualTo(CannedAccessControlList.PublicRead);
    assertThat(owner.getBucketLocation("private-one")).isEqualTo("oss-cn-shanghai");
    assertError(() -> stranger.getBucketInfo("public-one"), "AccessDenied");
    assertError(() -> owner.getBucketLocation("no-such-bucket"), "NoSuchBucket");
  }

  @Test
  void an_object_has_the_acl_of_its_bucket() {
    owner.putObject("private-one", "a", new ByteArrayInputStream("hello".getBytes(UTF_8)));
    assertThat(owner.getObjectAcl("private-one", "a").getPermission())
        .isEqualTo(ObjectPermission.Default);
    assertError(() -> owner.getObjectAcl("private-one", "nothing"), "NoSuchKey");
  }

  private OSS client(AccessKey key) {
    return new OSSClientBuilder().build(face.url(), key.id(), key.secret());
  }

  private static void assertError(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(code));
  }
}

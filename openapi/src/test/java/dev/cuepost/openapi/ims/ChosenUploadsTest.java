package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.UploadGrants;
import dev.cuepost.openapi.vod.Studio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads of an account that chose the bucket of uploads while it was not there yet. */
class ChosenUploadsTest {
  private static final String BUCKET = "outin-" + Gateway.ACCOUNT;

  @TempDir private Path directory;
  private Studio studio;
  private Buckets buckets;
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    var clock = InstantSource.system();
    studio = new Studio(directory);
    var jdbi = studio.database.jdbi();
    buckets = new Buckets(jdbi, clock);
    var locations = new StorageLocations(jdbi, clock);
    locations.choose(
        Gateway.ACCOUNT, Studio.REGION, StorageLocations.Type.VOD_OSS_BUCKET, BUCKET, "");
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "ice",
                Studio.IMS,
                List.of(
                    new CreateUploadMedia(
                        studio.library.uploads(),
                        new UploadGrants(
                            studio.access.sessions(), _ -> URI.create("http://127.0.0.1:8701")),
                        new CategoryActions(new Categories(jdbi, clock), Product.IMS),
                        new Destinations(locations, buckets)))));
  }

  @AfterEach
  void stop() {
    gateway.close();
    studio.close();
  }

  @Test
  void the_first_one_makes_it() throws IOException {
    var bucket = new BucketId(Studio.REGION, BUCKET);
    assertThat(buckets.find(bucket)).isEmpty();
    gateway.call(
        Studio.IMS,
        "CreateUploadMedia",
        Map.of("FileInfo", "{\"Type\":\"video\",\"Name\":\"n\",\"Ext\":\"mp4\"}"));
    assertThat(buckets.isOf(bucket, Gateway.ACCOUNT)).isTrue();
  }
}

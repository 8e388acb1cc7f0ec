package dev.cuepost.media.asset;

import dev.cuepost.media.store.BucketId;

/**
 * Where the files of uploads go.
 *
 * @param bucket one of the account's, in the region of the asset
 * @param path begins the names of objects; empty, or without slashes at its ends
 */
public record UploadFolder(BucketId bucket, String path) {
  String key(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }
}

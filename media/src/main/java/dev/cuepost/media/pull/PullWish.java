package dev.cuepost.media.pull;

import dev.cuepost.media.asset.NewAsset;

/**
 * What is to be fetched.
 *
 * @param url an http or https address
 * @param asset what it will be
 * @param extension of the file, without a dot
 */
public record PullWish(String url, NewAsset asset, String extension) {}

package dev.cuepost.media.project;

import dev.cuepost.callback.event.Product;

/**
 * Whose projects, and where.
 *
 * @param product by which they are seen
 */
public record Owner(Product product, String account, String region) {}

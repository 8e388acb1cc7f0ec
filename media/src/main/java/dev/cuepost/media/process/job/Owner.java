package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Product;

/**
 * Whose jobs, and where.
 *
 * @param product by which they are seen, and in whose words their events tell
 */
public record Owner(Product product, String account, String region) {}

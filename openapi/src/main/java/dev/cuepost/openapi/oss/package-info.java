/**
 * The object face: buckets and objects over the protocol of Object Storage Service, so that its
 * client libraries upload and download.
 *
 * <p>Start at {@link dev.cuepost.openapi.oss.ObjectRoutes}. Objects are streamed in and out, never
 * held in memory. Nothing here knows how objects are kept.
 */
@NullMarked
package dev.cuepost.openapi.oss;

import org.jspecify.annotations.NullMarked;

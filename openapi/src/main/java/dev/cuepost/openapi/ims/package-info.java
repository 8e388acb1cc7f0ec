/**
 * Intelligent Media Services, product {@code ice}, version 2020-11-09: one class an operation.
 *
 * <p>Start at {@link dev.cuepost.openapi.ims.Ims}, which lists them. Nothing here knows HTTP,
 * signatures or how an answer is written.
 */
@NullMarked
package dev.cuepost.openapi.ims;

import org.jspecify.annotations.NullMarked;

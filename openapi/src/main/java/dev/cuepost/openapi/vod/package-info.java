/**
 * ApsaraVideo VOD, product {@code vod}, version 2017-03-21: one class an operation.
 *
 * <p>Start at {@link dev.cuepost.openapi.vod.Vod}, which lists them. Nothing here knows HTTP,
 * signatures or how an answer is written.
 */
@NullMarked
package dev.cuepost.openapi.vod;

import org.jspecify.annotations.NullMarked;

/**
 * Security Token Service, product {@code sts}, version 2015-04-01: one class an operation.
 *
 * <p>Start at {@link dev.cuepost.openapi.sts.Sts}, which lists them. Whom a role trusts is decided
 * in {@link dev.cuepost.access}.
 */
@NullMarked
package dev.cuepost.openapi.sts;

import org.jspecify.annotations.NullMarked;

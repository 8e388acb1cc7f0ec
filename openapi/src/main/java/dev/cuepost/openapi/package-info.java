/**
 * The RPC gateway: one address, the operation named by {@code Action}, for every product.
 *
 * <p>Start at {@link dev.cuepost.openapi.RpcGateway}. An operation is one {@link
 * dev.cuepost.openapi.Action}: what it is called, which parameters it takes, and one domain call.
 * The gateway reads parameters, verifies who signed them, checks them against the action's
 * declaration and writes the answer; no rule of media or callbacks lives here.
 */
@NullMarked
package dev.cuepost.openapi;

import org.jspecify.annotations.NullMarked;

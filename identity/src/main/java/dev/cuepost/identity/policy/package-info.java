/**
 * Who may do what: RAM's policy language, read from JSON and evaluated as pure functions over a
 * request.
 *
 * <p>Start at {@link dev.cuepost.identity.policy.Policies}. Nothing here knows users, roles or
 * where policies are kept, and nothing asks what time it is.
 */
@NullMarked
package dev.cuepost.identity.policy;

import org.jspecify.annotations.NullMarked;

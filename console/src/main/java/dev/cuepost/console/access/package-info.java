/**
 * Pages about who may do what: users with their keys and policies, policies, the roles of the
 * services, a tester, and the audit log.
 *
 * <p>Start at {@link dev.cuepost.console.access.UserPages}.
 */
@NullMarked
package dev.cuepost.console.access;

import org.jspecify.annotations.NullMarked;

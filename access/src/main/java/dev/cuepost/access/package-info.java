/**
 * Accounts, their users, AccessKeys, policies and roles, stored; and who may do what by them.
 *
 * <p>Start at {@link dev.cuepost.access.Access}. Everything that requests need to be judged is in
 * memory in one immutable {@link dev.cuepost.access.Directory}, replaced after each change; secrets
 * lie in the database only encrypted ({@link dev.cuepost.access.Vault}).
 */
@NullMarked
package dev.cuepost.access;

import org.jspecify.annotations.NullMarked;

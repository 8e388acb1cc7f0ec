/**
 * The calls about an account rather than a queue: its attributes, and "opening" the service.
 *
 * <p>Start at {@link dev.cuepost.smq.account.AccountOperations}. It knows nothing of queues.
 */
@NullMarked
package dev.cuepost.smq.account;

import org.jspecify.annotations.NullMarked;

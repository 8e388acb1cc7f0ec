/**
 * The audit: puts a queue to use, kills its server in the middle of it, and checks what the clients
 * saw against what a queue promises.
 *
 * <p>Start at {@link dev.cuepost.audit.Audit}, the command line, and {@link dev.cuepost.audit.Run},
 * a run from the first send to the verdict. The server is known only as a command to start and as
 * an address to call. {@code audit.load} has the clients, {@code audit.history} what they write
 * down, {@code audit.check} what it is judged by.
 *
 * <p>{@link dev.cuepost.audit.CallbackRun} is the same for callbacks; its clients and receivers are
 * in {@code audit.callback}.
 */
@NullMarked
package dev.cuepost.audit;

import org.jspecify.annotations.NullMarked;

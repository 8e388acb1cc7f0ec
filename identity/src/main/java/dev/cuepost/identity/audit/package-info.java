/**
 * What the audit log is told: who changed something, and who was refused.
 *
 * <p>Start at {@link dev.cuepost.identity.audit.AuditTrail}.
 */
@NullMarked
package dev.cuepost.identity.audit;

import org.jspecify.annotations.NullMarked;

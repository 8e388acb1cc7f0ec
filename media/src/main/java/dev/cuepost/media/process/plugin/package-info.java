/**
 * Who looks at media for tags and audits: a program or an address of the operator's, or the little
 * that can be told with what is on the machine.
 *
 * <p>Start at {@link dev.cuepost.media.process.plugin.Plugin}; the contract is in docs/plugins.md.
 * {@link dev.cuepost.media.process.plugin.FindingsReader} checks what plug-ins answer. Nothing here
 * knows jobs.
 */
@NullMarked
package dev.cuepost.media.process.plugin;

import org.jspecify.annotations.NullMarked;

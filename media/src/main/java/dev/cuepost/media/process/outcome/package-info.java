/** What the programs that process media have in common: how a run ends. */
@NullMarked
package dev.cuepost.media.process.outcome;

import org.jspecify.annotations.NullMarked;

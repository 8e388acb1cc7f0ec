/**
 * Voices that are made, and words that are heard: what edits ask of the operator's plug-ins, whose
 * contract is in docs/plugins.md. Start at {@link dev.cuepost.media.speech.Speech}.
 *
 * <p>Nothing here speaks or listens by itself, and nothing is made up where there is no plug-in.
 */
@NullMarked
package dev.cuepost.media.speech;

import org.jspecify.annotations.NullMarked;

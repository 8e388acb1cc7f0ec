/**
 * Media DNA: what is kept of a file so that copies of it, and of parts of it, are known again.
 *
 * <p>Start at {@link dev.cuepost.media.process.dna.Fingerprints}, which takes a {@link
 * dev.cuepost.media.process.dna.Fingerprint} of a file, and {@link
 * dev.cuepost.media.process.dna.DnaLibrary}, which keeps them and looks for copies. How two are
 * compared is told at {@link dev.cuepost.media.process.dna.Search}. Nothing here knows jobs.
 */
@NullMarked
package dev.cuepost.media.process.dna;

import org.jspecify.annotations.NullMarked;
